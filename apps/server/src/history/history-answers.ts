import type pg from 'pg';
import type { HistoryFact, HistoryRow, QueryBodies, QueryResults, Words } from '#libs/contracts';
import { type AuditorFact, readingStream, Rejection } from '#libs/domain';
import { type PostgresEventStore, recordedFacts } from '#libs/event-store';
import { type Caller, type CallingOperator, mayReadHistory, maySeeWatches } from '../auth/permissions';
import type { Directory } from '../directory';
import type { Log } from '../log';
import type { Recorded } from '../projections/projector';
import { foundAtOnce, type FoundChat, searchHistory, type Sought } from './history-search';
import type { Readings } from './readings';

/** Facts of a chat that one answer carries. */
const factsAtOnce = 500;
const watches: readonly string[] = ['WatchStarted', 'WatchEnded'];

export interface HistoryParts {
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly store: Pick<PostgresEventStore, 'readNext'>;
  readonly directory: Directory;
  readonly readings: Pick<Readings, 'record'>;
}

/** A2: chats found and opened. Each answer is recorded as a fact before it goes out. */
export class HistoryAnswers {
  constructor(private readonly parts: HistoryParts) {}

  async search(caller: Caller, body: QueryBodies['history.search']): Promise<QueryResults['history.search']> {
    const reader = readerOf(caller);
    const sought = this.sought(body);
    await this.parts.readings.record(reader.id, searched(reader.id, sought));
    return this.found(sought);
  }

  /** For a list that is taken out: all chats that are like this, up to a limit; recorded as one search. */
  async *pages(caller: Caller, body: QueryBodies['history.search'], most: number): AsyncGenerator<HistoryRow[]> {
    const reader = readerOf(caller);
    const sought = this.sought(body);
    await this.parts.readings.record(reader.id, searched(reader.id, sought));
    let [left, { before }] = [most, sought];
    while (left > 0) {
      const { chats, next } = await this.found({ ...sought, before });
      yield chats.slice(0, left);
      left -= chats.length;
      if (next === null) return;
      before = cursor(next);
    }
  }

  async chat(caller: Caller, { chat, after = 0 }: QueryBodies['history.chat']): Promise<QueryResults['history.chat']> {
    const reader = readerOf(caller);
    const page = await this.page(reader, chat, after);
    await this.parts.readings.record(reader.id, { type: 'HistoryOpened', data: { reader: reader.id, chat } });
    return page;
  }

  private async page(reader: CallingOperator, chat: string, after: number): Promise<QueryResults['history.chat']> {
    const { store, log } = this.parts;
    const [first] = await store.readNext([chat], 0, 1);
    if (first?.type !== 'ChatStarted') throw new Rejection('NOT_FOUND');
    const streams = [chat, readingStream(chat).id];
    for (let from = after; ;) {
      const events = await store.readNext(streams, from, factsAtOnce + 1);
      const page = events.slice(0, factsAtOnce);
      const told = this.tellable(reader, await recordedFacts(log.codec, page));
      const end = events.length === page.length;
      if (end || told.length > 0) return { facts: told, end };
      from = page.at(-1)?.position ?? from;
    }
  }

  /** All that is told of a chat to this reader. Whoever hands it out records that first. */
  async told(reader: CallingOperator, chat: string): Promise<HistoryFact[]> {
    const recorded = await this.parts.log.recorded(chat);
    if (recorded[0]?.fact.type !== 'ChatStarted') throw new Rejection('NOT_FOUND');
    const readings = await this.parts.log.recorded(readingStream(chat).id);
    return this.tellable(
      reader,
      [...recorded, ...readings].sort((one, other) => one.position - other.position),
    );
  }

  private tellable(reader: CallingOperator, facts: readonly Recorded[]): HistoryFact[] {
    const told = facts.filter(({ fact }) => maySeeWatches(reader) || !watches.includes(fact.type));
    return told.map((one) => this.fact(one));
  }

  private async found(sought: Sought): Promise<QueryResults['history.search']> {
    const found = await searchHistory(this.parts.pool, sought);
    const last = found.length < foundAtOnce ? undefined : found.at(-1);
    const sites = this.parts.directory.sites().map(({ id, configuration }) => ({ id, name: configuration.name }));
    return { chats: found.map((chat) => this.row(chat)), next: last ? `${last.started}:${last.chat}` : null, sites };
  }

  private sought(body: QueryBodies['history.search']): Sought {
    const { from = null, to = null, site = null, visitor = null, operator = null, status = null } = body;
    const [words, person] = [body.words?.trim() ?? '', body.person?.trim() ?? ''];
    const likes = (text: string): boolean => text.toLowerCase().includes(person.toLowerCase());
    const like = this.parts.directory.operators().filter(({ name, email }) => likes(name) || likes(email));
    const operators = person === '' ? [] : like.map(({ id }) => id);
    const digits = /^(?:visitor )?(\d{4})$/i.exec(person)?.[1];
    const number = digits === undefined ? null : Number(digits);
    const before = body.before === undefined ? null : cursor(body.before);
    return { from, to, site, visitor, operator, status, words, person, number, operators, before };
  }

  private row(found: FoundChat): HistoryRow {
    const { chat, site, visitor: id, number, name, email, erased, status, ending, messages, started, last } = found;
    const shown = (words: string | null): Words | null => (erased ? { erased: true } : words);
    return {
      ...{ chat, site, visitor: { id, number, name: shown(name) }, email: shown(email), status, ending, messages },
      ...{ startedAt: started, lastAt: last },
      members: found.members.map((operator) => ({ id: operator, name: this.parts.directory.nameOf(operator) })),
    };
  }

  private fact({ position, streamVersion, at, actor, commandId, causationId, fact }: Recorded): HistoryFact {
    const kind = (['system', 'visitor', 'operator', 'system'] as const)[actor.kind] ?? 'system';
    const name = kind === 'operator' ? this.parts.directory.nameOf(actor.id) : null;
    return {
      ...{ position, version: streamVersion, stream: fact.type === 'ReadMoved' ? 'reading' : 'chat', at },
      ...{ by: { kind, id: actor.id, name }, command: commandId, cause: causationId },
      ...{ type: fact.type, data: fact.data, words: fact.private ?? null },
    };
  }
}

/** Who may read what was; refuses everybody else. */
export function readerOf(caller: Caller): CallingOperator {
  if (caller.kind !== 'operator' || !mayReadHistory(caller)) throw new Rejection('FORBIDDEN');
  return caller;
}

function searched(reader: string, { from, to, site, status, visitor, operator, words, person }: Sought): AuditorFact {
  const asked = { type: 'HistorySearched', data: { reader, from, to, site, status, visitor, operator } } as const;
  return { ...asked, private: { words, person }, person: reader };
}

function cursor(text: string): Sought['before'] {
  const [startedAt = '', chat = ''] = text.split(':');
  return { startedAt: Number(startedAt), chat };
}
