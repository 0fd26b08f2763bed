import { InjectionToken } from '@angular/core';

export interface Draft {
  readonly chat: string;
  readonly text: string;
}

/** Where drafts outlive a reload: this browser, apart for each operator. */
export interface DraftStore {
  load(operator: string): Promise<Draft[]>;
  /** An empty text takes the draft away. */
  save(operator: string, draft: Draft): Promise<void>;
}

export const DRAFT_STORE = new InjectionToken<DraftStore>('drafts', { factory: () => new IndexedDrafts() });

/** Milliseconds after which a draft that nobody came back to is dropped: its words are a visitor's business. */
const kept = 7 * 86_400_000;
const table = 'drafts';

interface Kept extends Draft {
  readonly key: string;
  readonly operator: string;
  readonly at: number;
}

/** A browser without a database, or one that forbids it, keeps drafts as long as the page lives. */
export class IndexedDrafts implements DraftStore {
  #opened: Promise<IDBDatabase | null> | null = null;

  async load(operator: string): Promise<Draft[]> {
    const rows = (await this.#do((store) => store.getAll() as IDBRequest<Kept[]>)) ?? [];
    const old = Date.now() - kept;
    for (const row of rows) if (row.at < old) void this.#do((store) => store.delete(row.key));
    return rows.filter((row) => row.operator === operator && row.at >= old);
  }

  async save(operator: string, { chat, text }: Draft): Promise<void> {
    const key = `${operator} ${chat}`;
    const row: Kept = { key, operator, chat, text, at: Date.now() };
    if (text) await this.#do((store) => store.put(row));
    else await this.#do((store) => store.delete(key));
  }

  async #do<T>(act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
    const database = await (this.#opened ??= open());
    if (!database) return null;
    const transaction = database.transaction(table, 'readwrite');
    const request = act(transaction.objectStore(table));
    // A page that goes would not be there to let it end by itself
    transaction.commit();
    return answer(request);
  }
}

function open(): Promise<IDBDatabase | null> {
  if (typeof indexedDB === 'undefined') return Promise.resolve(null);
  const request = indexedDB.open('parley', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'key' });
  return answer(request);
}

function answer<T>(request: IDBRequest<T>): Promise<T | null> {
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  });
}
