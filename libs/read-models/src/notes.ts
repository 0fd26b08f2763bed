import type { ChatNotes, OperatorNotes, SiteNotes } from './note-shapes';

/** Where the notes of chats are kept; a Map or an LRU cache is one. */
export interface ChatShelf {
  get(chat: string): ChatNotes | undefined;
  set(chat: string, notes: ChatNotes): unknown;
}

/** Notes that were taken for storing. */
export interface StoredNotes {
  readonly chats: readonly ChatNotes[];
  readonly operators: readonly OperatorNotes[];
  readonly sites: readonly SiteNotes[];
}

/**
 * What the fold remembers between facts. The projector puts in what it loaded and stores what changed;
 * only the fold changes anything. Notes of all operators and sites are always here, those of chats where `needs` asks.
 */
export interface Notes {
  chat(id: string): ChatNotes | undefined;
  readonly operators: Map<string, OperatorNotes>;
  readonly sites: Map<string, SiteNotes>;
  /** For the projector: notes that were loaded; they do not count as changed. */
  supply(chat: ChatNotes): void;
  /** For the fold. */
  keepChat(chat: ChatNotes): void;
  keepOperator(operator: OperatorNotes): void;
  keepSite(site: SiteNotes): void;
  /** What changed and is not yet stored, newest state of each. */
  changedChats(): ChatNotes[];
  changedOperators(): OperatorNotes[];
  changedSites(): SiteNotes[];
  /** These are stored. What changed again meanwhile stays among the changed. */
  settle(stored: StoredNotes): void;
}

function forget<N extends { readonly id: string }>(changed: Map<string, N>, stored: readonly N[]): void {
  for (const notes of stored) if (changed.get(notes.id) === notes) changed.delete(notes.id);
}

/** Notes of a log that has not begun. A shelf that forgets is fine: what is not yet stored is held here as well. */
export function emptyNotes(shelf: ChatShelf = new Map<string, ChatNotes>()): Notes {
  const operators = new Map<string, OperatorNotes>();
  const sites = new Map<string, SiteNotes>();
  const chatsChanged = new Map<string, ChatNotes>();
  const operatorsChanged = new Map<string, OperatorNotes>();
  const sitesChanged = new Map<string, SiteNotes>();
  return {
    operators,
    sites,
    chat: (id) => chatsChanged.get(id) ?? shelf.get(id),
    supply: (chat) => void shelf.set(chat.id, chat),
    keepChat: (chat) => {
      chatsChanged.set(chat.id, chat);
      shelf.set(chat.id, chat);
    },
    keepOperator: (operator) => {
      operatorsChanged.set(operator.id, operator);
      operators.set(operator.id, operator);
    },
    keepSite: (site) => {
      sitesChanged.set(site.id, site);
      sites.set(site.id, site);
    },
    changedChats: () => [...chatsChanged.values()],
    changedOperators: () => [...operatorsChanged.values()],
    changedSites: () => [...sitesChanged.values()],
    settle: (stored) => {
      forget(chatsChanged, stored.chats);
      forget(operatorsChanged, stored.operators);
      forget(sitesChanged, stored.sites);
    },
  };
}
