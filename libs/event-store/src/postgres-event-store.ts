import type { ClientBase, Pool } from 'pg';
import { appendCall, outcomeOf, type AnswerRow } from './append-call';
import { Appender, type AppenderOptions } from './appender';
import type { Append, AppendOutcome, EventStore, Receipt, StoredEvent } from './event-store';
import { bytesOf, plainText, storedColumns, storedEvent, type TextRow } from './stored-row';

export interface PostgresEventStoreOptions extends Omit<AppenderOptions, 'lane'> {
  /** For reading. */
  readonly pool: Pool;
  readonly lane?: number;
}

export interface EventsBetween {
  readonly after?: number;
  readonly until: number;
  /** Of each stream so many, the newest; all if nothing is said. */
  readonly newest?: number;
  /** Of these types. */
  readonly only?: readonly string[];
  /** Not of this type. */
  readonly but?: string;
}

/** The stream's first and last position tell PostgreSQL which partitions it need not look into. */
const streamEvents = `select ${storedColumns} from log.events e where e.lane = $1 and e.stream_id = $2
  and e.stream_version > $3
  and e.position >= (select s.first_position from log.streams s where s.lane = $1 and s.stream_id = $2)
  and e.position <= (select s.last_position from log.streams s where s.lane = $1 and s.stream_id = $2)
  order by e.stream_version`;
const allEvents = `select ${storedColumns} from log.events e where e.lane = $1 and e.position > $2
  order by e.position limit $3`;
/** `only` and `but` are types, and null where all are meant. */
const pastEvents = `select p.* from unnest($2::uuid[]) as s(id) cross join lateral (
    select ${storedColumns} from log.events e where e.lane = $1 and e.stream_id = s.id and e.position > $3
      and e.position <= $4 and ($5::text[] is null or e.type = any($5)) and ($6::text is null or e.type <> $6)
  ) as p order by p.position`;
/**
 * Of each stream the newest, told in the order of the log. Positions grow with versions, so the version that a stream had
 * is found by halving: what a long stream has lived through since then is not looked at.
 */
const newestEvents = `with recursive stood(id, low, high) as (
    select s.stream_id, 0, s.version from log.streams s where s.lane = $1 and s.stream_id = any($2::uuid[])
  union all
    select h.id, case when m.position <= $4 then h.middle else h.low end, case when m.position <= $4 then h.high else h.middle - 1 end
    from (select t.id, t.low, t.high, (t.low + t.high + 1) / 2 as middle from stood t where t.low < t.high) h
      cross join lateral (select e.position from log.events e
        where e.lane = $1 and e.stream_id = h.id and e.stream_version = h.middle) m
  )
  select p.* from stood s cross join lateral (
    select ${storedColumns} from log.events e where e.lane = $1 and e.stream_id = s.id and e.stream_version <= s.low
      and e.position > $3 and ($5::text[] is null or e.type = any($5)) and ($6::text is null or e.type <> $6)
      order by e.stream_version desc limit $7::bigint
  ) as p where s.low = s.high order by p.position`;
/** The streams' own order first: by positions alone the whole log would be looked through. */
const nextEvents = `select p.* from unnest($2::uuid[]) as s(id) cross join lateral (
    select ${storedColumns} from log.events e where e.lane = $1 and e.stream_id = s.id and e.position > $3
      order by e.stream_version limit $4::bigint
  ) as p order by p.position limit $4::bigint`;
const recordedTimes = `select e.position, (extract(epoch from e.recorded_at) * 1000000)::bigint from log.events e
  where e.lane = $1 and e.position = $2`;
const lastPosition = 'select e.position from log.events e where e.lane = $1 order by e.position desc limit 1';
const oneReceipt = `select r.digest, r.result::text, r.first_position from log.receipts r
  where r.lane = $1 and r.actor_id = $2 and r.command_id = $3`;

/** The log in PostgreSQL. Appends go over one connection of their own, reads over the pool. */
export class PostgresEventStore implements EventStore {
  readonly lane: number;
  readonly #appender: Appender;

  constructor(private readonly options: PostgresEventStoreOptions) {
    this.lane = options.lane ?? 0;
    this.#appender = new Appender({ ...options, lane: this.lane });
  }

  /** Commands that wait for their flush. */
  get waiting(): number {
    return this.#appender.waiting;
  }

  append(command: Append): Promise<AppendOutcome> {
    return this.#appender.append(command);
  }

  /**
   * Appends inside the caller's transaction (read committed), as its last statement: from here to the commit every other
   * writer waits. Nothing is recorded unless the outcome is `ok` and the transaction commits.
   */
  async appendWithin(client: ClientBase, command: Append): Promise<AppendOutcome> {
    const { rows } = await client.query<AnswerRow>(appendCall(this.lane, [command]));
    return outcomeOf(rows[0] as AnswerRow);
  }

  async readStream(streamId: string, afterVersion: number): Promise<StoredEvent[]> {
    return (await this.#read('log.stream', streamEvents, [this.lane, streamId, afterVersion])).map(storedEvent);
  }

  /** Events of several streams after one position and up to another. */
  async readBetween(streamIds: readonly string[], range: EventsBetween): Promise<StoredEvent[]> {
    const { after = 0, until, newest, only = null, but = null } = range;
    const values = [this.lane, streamIds, after, until, only, but];
    const rows =
      newest === undefined
        ? await this.#read('log.past', pastEvents, values)
        : await this.#read('log.newest', newestEvents, [...values, newest]);
    return rows.map(storedEvent);
  }

  /** The next events of several streams after a position, in the order of the log. */
  async readNext(streamIds: readonly string[], after: number, limit: number): Promise<StoredEvent[]> {
    return (await this.#read('log.next', nextEvents, [this.lane, streamIds, after, limit])).map(storedEvent);
  }

  /** The last position that was recorded at or before a time in microseconds; 0 where there is none. */
  async positionAt(micros: number): Promise<number> {
    let [low, high] = [0, await this.head()];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const [row] = await this.#read('log.recorded', recordedTimes, [this.lane, middle]);
      if (Number(row?.[1] ?? Infinity) <= micros) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async readAll(afterPosition: number, limit: number): Promise<StoredEvent[]> {
    return (await this.#read('log.all', allEvents, [this.lane, afterPosition, limit])).map(storedEvent);
  }

  async head(): Promise<number> {
    const [row] = await this.#read('log.head', lastPosition, [this.lane]);
    return Number(row?.[0] ?? 0);
  }

  async receipt(actorId: string, commandId: string): Promise<Receipt | null> {
    const [row] = await this.#read('log.receipt', oneReceipt, [this.lane, actorId, commandId]);
    if (!row) return null;
    const [digest, result, firstPosition] = row;
    return {
      digest: bytesOf(digest ?? ''),
      result: result ?? 'null',
      firstPosition: firstPosition ? Number(firstPosition) : null,
    };
  }

  /** Resolves when all that was queued has its answer. */
  close(): Promise<void> {
    return this.#appender.close();
  }

  async #read(name: string, text: string, values: unknown[]): Promise<TextRow[]> {
    return (await this.options.pool.query<(string | null)[]>({ ...plainText, name, text, values })).rows;
  }
}
