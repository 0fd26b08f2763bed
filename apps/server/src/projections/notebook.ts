import {
  type ChatNotes,
  emptyNotes,
  type Notes,
  type OperatorNotes,
  type SiteNotes,
  type StoredNotes,
} from '#libs/read-models';
import type { Unwritten } from './unwritten';
import type { ViewStore } from './view-store';

/** Notes of chats that are kept in memory; more only while they are unwritten. */
const shelfSize = 20_000;

/** What the projector remembers between facts: all operators and sites, and the chats it was asked for lately. */
export class Notebook {
  private readonly chats = new Map<string, ChatNotes>();
  /** Looked for, also where there was nothing to find. */
  private readonly looked = new Set<string>();
  readonly notes: Notes;

  constructor(private readonly store: ViewStore) {
    this.notes = emptyNotes({
      get: (id) => this.chats.get(id),
      set: (id, notes) => {
        this.chats.delete(id);
        this.chats.set(id, notes);
      },
    });
  }

  async open(): Promise<void> {
    for (const [id, notes] of await this.store.notes<OperatorNotes>('operator_state'))
      this.notes.operators.set(id, notes);
    for (const [id, notes] of await this.store.notes<SiteNotes>('site_state')) this.notes.sites.set(id, notes);
  }

  has(chat: string): boolean {
    return this.looked.has(chat) || this.notes.chat(chat) !== undefined;
  }

  async load(chats: readonly string[]): Promise<void> {
    const found = await this.store.notes<ChatNotes>('chat_state', chats);
    for (const chat of chats) {
      const notes = found.get(chat);
      if (notes && !this.has(chat)) this.notes.supply(notes);
      this.looked.add(chat);
    }
  }

  /** Puts what changed among what is unwritten, and answers it for `settle`. */
  saveTo(unwritten: Unwritten): StoredNotes {
    const stored = {
      chats: this.notes.changedChats(),
      operators: this.notes.changedOperators(),
      sites: this.notes.changedSites(),
    };
    for (const chat of stored.chats) unwritten.note('chat_state', chat.id, JSON.stringify(chat));
    for (const one of stored.operators) unwritten.note('operator_state', one.id, JSON.stringify(one));
    for (const site of stored.sites) unwritten.note('site_state', site.id, JSON.stringify(site));
    return stored;
  }

  /** These are written. Of the others, the chats that were asked for longest ago may be forgotten. */
  settle(stored: StoredNotes): void {
    this.notes.settle(stored);
    this.shrink();
  }

  private shrink(): void {
    if (this.looked.size > shelfSize) this.looked.clear();
    if (this.chats.size <= shelfSize) return;
    const changed = new Set(this.notes.changedChats().map((chat) => chat.id));
    for (const id of this.chats.keys()) {
      if (this.chats.size <= shelfSize) break;
      if (!changed.has(id)) this.chats.delete(id);
    }
  }
}
