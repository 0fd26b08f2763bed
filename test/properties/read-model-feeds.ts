import { emptyNotes, fold, needs } from '#libs/read-models';
import type { ChatNotes, Notes, OperatorNotes, Put, Recorded, SiteNotes } from '#libs/read-models';

/** The changes of each feed, in order, as bytes. */
export type Feeds = Map<string, string[]>;

export const feedOf = ({ kind, feed }: Put): string => `${kind}:${feed}`;

export function folded(history: readonly Recorded[]): Put[] {
  const notes = emptyNotes();
  return history.flatMap((recorded) => fold(notes, recorded));
}

export function feedsOf(puts: readonly Put[]): Feeds {
  const feeds: Feeds = new Map();
  for (const put of puts) {
    const changes = feeds.get(feedOf(put)) ?? [];
    changes.push(JSON.stringify(put));
    feeds.set(feedOf(put), changes);
  }
  return feeds;
}

/** A projector that forgets everything after each batch and loads again what `needs` asks for. */
export class ForgetfulProjector {
  private readonly stored = new Map<string, string>();
  private people: [string, string][] = [];
  private sites: [string, string][] = [];

  project(history: readonly Recorded[], sizes: readonly number[]): Put[] {
    const puts: Put[] = [];
    for (let from = 0, batch = 0; from < history.length; batch += 1) {
      const size = sizes[batch % sizes.length] ?? 1;
      puts.push(...this.batch(history.slice(from, from + size)));
      from += size;
    }
    return puts;
  }

  private batch(facts: readonly Recorded[]): Put[] {
    const notes = emptyNotes();
    for (const [id, json] of this.people) notes.operators.set(id, JSON.parse(json) as OperatorNotes);
    for (const [id, json] of this.sites) notes.sites.set(id, JSON.parse(json) as SiteNotes);
    this.load(notes, new Set(facts.flatMap((recorded) => needs(recorded, notes))));
    const puts = facts.flatMap((recorded) => fold(notes, recorded));
    this.store(notes);
    return puts;
  }

  private load(notes: Notes, chats: ReadonlySet<string>): void {
    const stored = [...chats].flatMap((chat) => this.stored.get(chat) ?? []);
    for (const json of stored) notes.supply(JSON.parse(json) as ChatNotes);
  }

  private store(notes: Notes): void {
    for (const chat of notes.changedChats()) this.stored.set(chat.id, JSON.stringify(chat));
    this.people = [...notes.operators].map(([id, operator]) => [id, JSON.stringify(operator)]);
    this.sites = [...notes.sites].map(([id, site]) => [id, JSON.stringify(site)]);
  }
}
