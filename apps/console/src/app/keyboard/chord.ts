/** What was pressed, written as in the map of keys: `Mod+K`, `Alt+Shift+ArrowDown`, `?`, `A`. */
export function chordOf(event: KeyboardEvent): string {
  const key = keyOf(event);
  const isSign = key.length === 1 && !/[A-Z0-9]/.test(key);
  const parts = [
    event.ctrlKey || event.metaKey ? 'Mod' : '',
    event.altKey ? 'Alt' : '',
    // A sign such as "?" needs Shift on one keyboard and not on another
    event.shiftKey && !isSign ? 'Shift' : '',
    key,
  ];
  return parts.filter(Boolean).join('+');
}

/** The letter on the key: with an Arabic or Cyrillic keyboard the one that stands on that place of a Latin one. */
function keyOf({ key, code }: KeyboardEvent): string {
  if (key.length !== 1) return key;
  const isLatin = key.charCodeAt(0) < 128;
  return (isLatin ? key : (/^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key)).toUpperCase();
}

/** A letter or sign alone: can be switched off, since speech input presses such keys by mistake. */
export function isSingle(chord: string): boolean {
  return chord.replace(/^Shift\+/, '').length === 1;
}

/** A key that belongs to the text field that has the focus. */
export function writes(chord: string): boolean {
  return !/Mod\+|Alt\+|^(Shift\+)?F\d/.test(chord);
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select') !== null;
}

const signs: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Escape: 'Esc',
  PageDown: 'Page ↓',
  PageUp: 'Page ↑',
};

/** The keys as they are printed on a keyboard. */
export function printed(chord: string, isMac: boolean): readonly string[] {
  const mod = isMac ? '⌘' : 'Ctrl';
  return chord.split(/[+ ]/).map((part) => (part === 'Mod' ? mod : (signs[part] ?? part)));
}

export const onMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);
