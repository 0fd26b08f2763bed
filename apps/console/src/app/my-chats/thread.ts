import { computed } from '@angular/core';
import type { ContextRow, MarkRow, MemberHead, MemberThreadRow, ThreadItem } from '#libs/contracts';
import type { Feed } from '../live/feed';

/** One chat's thread as members and watchers read it. */
export class Thread {
  constructor(private readonly feed: Feed<MemberThreadRow>) {}

  readonly #rows = computed(() => [...this.feed.rows().values()]);
  readonly ready = computed(() => this.feed.ready());
  readonly head = computed(() => this.feed.row('head') as MemberHead | undefined);
  /** M3: in the chat's own numbering, never a clock's. */
  readonly items = computed(() =>
    this.#rows()
      .filter((row): row is ThreadItem => row.kind === 'message' || row.kind === 'notice')
      .sort((a, b) => a.n - b.n),
  );
  readonly contexts = computed(() => this.#rows().filter((row): row is ContextRow => row.kind === 'context'));
  readonly marks = computed(() => this.#rows().filter((row): row is MarkRow => row.kind === 'mark'));
  /** Places have no holes: whatever is before the first one here is older. */
  readonly hasOlder = computed(() => (this.items()[0]?.n ?? 1) > 1);
  /** The place of the newest item here. */
  readonly newest = computed(() => this.items().at(-1)?.n ?? 0);

  get collection(): Feed<MemberThreadRow>['collection'] {
    return this.feed.collection;
  }
}
