import type { Entry, GroupName } from './entry';
import { type Group } from './groups';

/** One line of the list: a group's heading, or a chat in it. */
export type Line =
  | { readonly kind: 'heading'; readonly key: string; readonly group: GroupName; readonly count: number }
  | { readonly kind: 'chat'; readonly key: string; readonly entry: Entry; readonly gone: boolean };

/** The list from top to bottom. Waiting keeps its heading when nobody waits, so that rows do not jump. */
export function linesOf(groups: readonly Group[]): Line[] {
  return groups.flatMap(({ name, entries }): Line[] => {
    if (entries.length === 0 && name !== 'waiting') return [];
    const heading: Line = { kind: 'heading', key: name, group: name, count: entries.length };
    return [heading, ...entries.map((entry): Line => ({ kind: 'chat', key: entry.chat, entry, gone: false }))];
  });
}

/**
 * D2: the lines as they stood when the pointer came, so that nothing moves under it. What a chat says stays current;
 * what can be done to it stays as it was aimed at. A chat that came since waits; one that went stays, dimmed.
 */
export function heldLines(held: readonly Line[], current: readonly Line[]): Line[] {
  const now = new Map(current.map((line) => [line.key, line]));
  return held.map((line) => {
    const newer = now.get(line.key);
    if (line.kind === 'heading') return newer ?? line;
    if (newer?.kind !== 'chat') return line.gone ? line : { ...line, gone: true };
    if (newer.entry === line.entry) return line;
    const { group, label, offer, mine } = line.entry;
    return { ...newer, entry: { ...newer.entry, group, label, offer, mine } };
  });
}
