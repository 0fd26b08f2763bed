import { inject, Injectable, signal } from '@angular/core';
import type { HistoryRow, QueryBodies, QueryResults } from '#libs/contracts';
import { Session } from '../../sign-in/session';
import { Archive } from '../archive';

export type Asked = Omit<QueryBodies['history.search'], 'before'>;
type Sites = QueryResults['history.search']['sites'];

/** What was searched for last and what was found; it stays while a replay is open. */
@Injectable({ providedIn: 'root' })
export class FoundChats {
  readonly #archive = inject(Archive);
  readonly #session = inject(Session);
  readonly #state = signal<'loading' | 'failed' | 'here'>('loading');
  readonly #chats = signal<readonly HistoryRow[]>([]);
  readonly #next = signal<string | null>(null);
  readonly #sites = signal<Sites>([]);
  readonly #asked = signal<Asked>({});
  #reader: string | null = null;
  #turn = 0;

  readonly state = this.#state.asReadonly();
  readonly chats = this.#chats.asReadonly();
  readonly next = this.#next.asReadonly();
  readonly sites = this.#sites.asReadonly();
  readonly asked = this.#asked.asReadonly();

  /** Another reader begins anew; the same one finds the list as it was left. */
  begin(): void {
    const reader = this.#session.who()?.operator.id ?? null;
    if (reader === this.#reader) return;
    this.#reader = reader;
    void this.search({});
  }

  search(asked: Asked): Promise<void> {
    this.#asked.set(asked);
    this.#chats.set([]);
    this.#next.set(null);
    return this.#load({ ...asked });
  }

  /** The next page; after a failure the same one again. */
  more(): Promise<void> {
    const before = this.#next();
    return this.#load({ ...this.#asked(), ...(before === null ? {} : { before }) });
  }

  async #load(body: QueryBodies['history.search']): Promise<void> {
    const turn = ++this.#turn;
    this.#state.set('loading');
    try {
      const { chats, next, sites } = await this.#archive.ask('history.search', body);
      if (turn !== this.#turn) return;
      this.#chats.update((before) => [...before, ...chats]);
      this.#next.set(next);
      this.#sites.set(sites);
      this.#state.set('here');
    } catch {
      if (turn === this.#turn) this.#state.set('failed');
    }
  }
}
