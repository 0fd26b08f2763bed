import type { ParleyFact } from '#libs/domain';
import { ann, bob, chat, cleo, dora, fact, noon, second, site } from '#libs/testing';
import { fold } from '../fold';
import type { FeedKind, Put } from '../feeds';
import { emptyNotes } from '../notes';

/** Ann serves all sites, Bob the shop; Cleo is a supervisor; Dora is an operator without a site. */
export const staff: readonly ParleyFact[] = [
  fact('SiteCreated', { site }),
  fact('OperatorCreated', { operator: ann, sites: 'all' }),
  fact('OperatorCreated', { operator: bob, sites: [site] }, { private: { email: 'bob@example.com', name: 'Bob' } }),
  fact(
    'OperatorCreated',
    { operator: cleo, role: 'supervisor', sites: [] },
    { private: { email: 'cleo@example.com', name: 'Cleo' } },
  ),
  fact('OperatorCreated', { operator: dora, sites: [] }, { private: { email: 'dora@example.com', name: 'Dora' } }),
];

/** Facts told one second apart from noon on, and the rows that they leave in every feed. */
export class Story {
  readonly notes = emptyNotes();
  private readonly feeds = new Map<string, Map<string, unknown>>();
  private at = noon - second;

  constructor(...facts: readonly ParleyFact[]) {
    this.tell(...facts);
  }

  /** What these facts change, in order. */
  tell(...facts: readonly ParleyFact[]): Put[] {
    return this.tellOf(chat, ...facts);
  }

  tellOf(streamId: string, ...facts: readonly ParleyFact[]): Put[] {
    return facts.flatMap((told) => {
      this.at += second;
      const puts = fold(this.notes, { streamId, at: this.at, fact: told });
      puts.forEach((put) => this.rowsOf(put.kind, put.feed).set(put.key, put.row));
      return puts;
    });
  }

  row(kind: FeedKind, feed: string, key: string): unknown {
    return this.rowsOf(kind, feed).get(key);
  }

  /** The items of a thread, in order. */
  thread(kind: 'visitor' | 'chat', feed = chat): unknown[] {
    const items = [...this.rowsOf(kind, feed)].filter(([key]) => /^\d+$/.test(key));
    return items.sort(([one], [other]) => Number(one) - Number(other)).map(([, row]) => row);
  }

  private rowsOf(kind: FeedKind, feed: string): Map<string, unknown> {
    const name = `${kind}:${feed}`;
    const rows = this.feeds.get(name) ?? new Map<string, unknown>();
    this.feeds.set(name, rows);
    return rows;
  }
}

/** The feeds that were written, each once, sorted. */
export const feedsOf = (puts: readonly Put[]): string[] =>
  [...new Set(puts.map(({ kind, feed }) => `${kind}:${feed}`))].sort();

/** What was put into one kind of feed. */
export const putsOf = (puts: readonly Put[], kind: FeedKind): Put[] => puts.filter((put) => put.kind === kind);
