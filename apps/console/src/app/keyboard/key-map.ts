/** Where a key does something; the table of keys begins with the one that the operator is in. */
export type KeyScope = 'anywhere' | 'dashboard' | 'tabs' | 'chat' | 'entry' | 'tree' | 'replay';

interface Entry {
  readonly scope: KeyScope;
  /** `Mod` is Ctrl, on a Mac Cmd; two keys with a space between are pressed one after the other. */
  readonly keys: readonly string[];
}

/** Every key of the console. Kick has none on purpose. A key without anybody bound to it is an element's own. */
export const keyMap = {
  palette: { scope: 'anywhere', keys: ['Mod+K'] },
  keys: { scope: 'anywhere', keys: ['?'] },
  nextRegion: { scope: 'anywhere', keys: ['F6'] },
  previousRegion: { scope: 'anywhere', keys: ['Shift+F6'] },
  toDashboard: { scope: 'anywhere', keys: ['G D'] },
  toMyChats: { scope: 'anywhere', keys: ['G C'] },
  toMyProfile: { scope: 'anywhere', keys: ['G P'] },
  acceptNext: { scope: 'anywhere', keys: ['A'] },
  nextTab: { scope: 'anywhere', keys: ['Alt+ArrowDown'] },
  previousTab: { scope: 'anywhere', keys: ['Alt+ArrowUp'] },
  nextUnread: { scope: 'anywhere', keys: ['Alt+Shift+ArrowDown'] },
  previousUnread: { scope: 'anywhere', keys: ['Alt+Shift+ArrowUp'] },
  moveRow: { scope: 'dashboard', keys: ['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'] },
  mainOfRow: { scope: 'dashboard', keys: ['Enter'] },
  joinRow: { scope: 'dashboard', keys: ['J'] },
  watchRow: { scope: 'dashboard', keys: ['W'] },
  showForYou: { scope: 'dashboard', keys: ['1'] },
  showWaiting: { scope: 'dashboard', keys: ['2'] },
  showActive: { scope: 'dashboard', keys: ['3'] },
  showVacant: { scope: 'dashboard', keys: ['4'] },
  showAll: { scope: 'dashboard', keys: ['0'] },
  filter: { scope: 'dashboard', keys: ['/'] },
  moveTab: { scope: 'tabs', keys: ['ArrowLeft', 'ArrowRight', 'Home', 'End'] },
  leaveTab: { scope: 'tabs', keys: ['Delete'] },
  reorderTab: { scope: 'tabs', keys: ['Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight'] },
  invite: { scope: 'chat', keys: ['I'] },
  transfer: { scope: 'chat', keys: ['T'] },
  leave: { scope: 'chat', keys: ['L'] },
  moveInLog: { scope: 'chat', keys: ['ArrowUp', 'ArrowDown'] },
  copyMessage: { scope: 'chat', keys: ['C'] },
  findInChat: { scope: 'chat', keys: ['Mod+F'] },
  send: { scope: 'entry', keys: ['Enter'] },
  newLine: { scope: 'entry', keys: ['Shift+Enter'] },
  recall: { scope: 'entry', keys: ['ArrowUp'] },
  toLog: { scope: 'entry', keys: ['Escape'] },
  playReplay: { scope: 'replay', keys: ['Space'] },
  stepReplay: { scope: 'replay', keys: ['ArrowLeft', 'ArrowRight', ',', '.'] },
  skipInReplay: { scope: 'replay', keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'] },
  minuteInReplay: { scope: 'replay', keys: ['PageDown', 'PageUp'] },
  endsOfReplay: { scope: 'replay', keys: ['Home', 'End'] },
  speedOfReplay: { scope: 'replay', keys: ['<', '>'] },
  moveInTree: { scope: 'tree', keys: ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End', '*'] },
} as const satisfies Record<string, Entry>;

export type CommandId = keyof typeof keyMap;
export const commandIds = Object.keys(keyMap) as CommandId[];

export function keysOf(id: CommandId): readonly string[] {
  return keyMap[id].keys;
}
