import { computed, inject, Injectable } from '@angular/core';
import type { MeChat, MeOffer, MeRow, MeSelf } from '#libs/contracts';
import { Live, openFeeds } from './live';
import { TabOrder } from './tab-order';

const of = <K extends MeRow['kind']>(rows: readonly MeRow[], kind: K): Extract<MeRow, { kind: K }>[] =>
  rows.filter((row): row is Extract<MeRow, { kind: K }> => row.kind === kind);

/** What is mine: my sites, my chats in order of entering, offers to me. */
@Injectable({ providedIn: 'root' })
export class Me {
  readonly #live = inject(Live);
  readonly #order = inject(TabOrder);
  readonly #feeds = openFeeds<MeRow>(() => {
    const operator = this.#live.operator();
    return operator ? [`me:${operator}`] : [];
  });
  readonly #feed = computed(() => [...this.#feeds().values()][0]);
  readonly #rows = computed(() => [...(this.#feed()?.rows().values() ?? [])]);

  readonly ready = computed(() => this.#feed()?.ready() ?? false);
  readonly self = computed((): MeSelf | undefined => of(this.#rows(), 'self')[0]);
  /** The sites whose chats I may see; an auditor sees those of the past only. */
  readonly served = computed(() => (this.self()?.role === 'auditor' ? [] : (this.self()?.sites ?? [])));
  /** M1: in order of entering, but for tabs that were moved by hand. */
  readonly chats = computed((): readonly MeChat[] =>
    this.#order.sorted(of(this.#rows(), 'chat').sort((a, b) => a.since - b.since)),
  );
  readonly offers = computed((): readonly MeOffer[] => of(this.#rows(), 'offer'));
  /** Chats outside my sites of which an offer or a relation gives sight. */
  readonly outside = computed(() => of(this.#rows(), 'row').map((one) => one.row));
  /** N3: the sum of the badges on the tabs. */
  readonly unread = computed(() => this.chats().reduce((sum, chat) => sum + chat.unread, 0));

  chat(id: string): MeChat | undefined {
    return this.chats().find((one) => one.chat === id);
  }
}
