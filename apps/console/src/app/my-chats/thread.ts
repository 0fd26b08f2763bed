import { computed, untracked } from '@angular/core';
import type { ContextRow, MarkRow, MemberHead, MemberThreadRow } from '#libs/contracts';
import type { Feed } from '../live/feed';
import { owedSince, receiptsOf } from './receipts';
import { SeenTimes } from './seen-times';
import { ThreadRows } from './thread-rows';

/** One chat's thread as members and watchers read it. */
export class Thread {
  readonly #times = new SeenTimes();
  readonly #rows: ThreadRows;

  constructor(
    private readonly feed: Feed<MemberThreadRow>,
    private readonly me: string,
    now: () => number,
  ) {
    const { collection } = feed;
    this.#rows = new ThreadRows(collection.rows);
    this.#noteSeen(now());
    collection.onChange((keys) => {
      this.#rows.take(keys);
      this.#noteSeen(now());
    });
  }

  readonly #others = computed(() => this.#now().others);
  /** Whether the server says that I am not in the chat. */
  readonly denied = computed(() => this.feed.denied());
  /** Whether what is here is not all, and the server does not give the rest. */
  readonly failed = computed(() => this.feed.failed());
  readonly ready = computed(() => this.feed.ready());
  readonly head = computed(() => this.feed.row('head') as MemberHead | undefined);
  /** M3: in the chat's own numbering, never a clock's. */
  readonly items = computed(() => this.#now().items);
  readonly contexts = computed(() =>
    [...this.#others().values()].filter((row): row is ContextRow => row.kind === 'context'),
  );
  /** How far the visitor has received and seen this thread. */
  readonly mark = computed(() =>
    [...this.#others().values()].find((row): row is MarkRow => row.kind === 'mark' && row.who === 'visitor'),
  );
  /** What own messages say of how far they have come. */
  readonly told = computed(() => {
    const receipts = receiptsOf(this.items(), this.me, this.mark() ?? { delivered: 0, read: 0 });
    return { receipts, seenAt: receipts.seen === null ? null : this.#times.of(receipts.seen) };
  });
  /** The last text that I wrote, as far as it is here and its words still are. */
  readonly lastOwn = computed(() => {
    const mine = this.items().findLast((item) => item.kind === 'message' && item.author.id === this.me);
    return mine?.kind === 'message' && typeof mine.text === 'string' ? mine.text : '';
  });
  /** Since when the visitor waits for an answer by any operator. */
  readonly owedSince = computed(() => owedSince(this.items()));
  /** Places have no holes: whatever is before the first one here is older. */
  readonly hasOlder = computed(() => (this.items()[0]?.n ?? 1) > 1);
  /** The place of the newest item here. */
  readonly newest = computed(() => this.items().at(-1)?.n ?? 0);

  get collection(): Feed<MemberThreadRow>['collection'] {
    return this.feed.collection;
  }

  /** Read inside a `computed`: it runs again after every change of the feed. */
  #now(): ThreadRows {
    this.feed.rows();
    return this.#rows;
  }

  /** Called after each change, before anything is shown of it: a place that moved has moved just now. */
  #noteSeen(now: number): void {
    if (this.feed.collection.ready) this.#times.heard(untracked(this.mark)?.read ?? 0, now);
  }
}
