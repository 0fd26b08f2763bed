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

/** The stream's first and last position tell PostgreSQL which partitions it need not look into. */
const streamEvents = `select ${storedColumns} from log.events e where e.lane = $1 and e.stream_id = $2
  and e.stream_version > $3
  and e.position >= (select s.first_position from log.streams s where s.lane = $1 and s.stream_id = $2)
  and e.position <= (select s.last_position from log.streams s where s.lane = $1 and s.stream_id = $2)
  order by e.stream_version`;
const allEvents = `select ${storedColumns} from log.events e where e.lane = $1 and e.position > $2
  order by e.position limit $3`;
/** `limit` null: all. Of each stream the newest are taken, and told in the order of the log. */
const pastEvents = `select p.* from unnest($2::uuid[]) as s(id) cross join lateral (
    select ${storedColumns} from log.events e where e.lane = $1 and e.stream_id = s.id and e.position > $3
      and e.position <= $4 order by e.stream_version desc limit $5::bigint
  ) as p order by p.position`;
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

  /** Events of several streams after one position and up to another; of each stream the newest `limit`, or all. */
  async readBetween(
    streamIds: readonly string[],
    { after = 0, until, limit = null }: { after?: number; until: number; limit?: number | null },
  ): Promise<StoredEvent[]> {
    return (await this.#read('log.past', pastEvents, [this.lane, streamIds, after, until, limit])).map(storedEvent);
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
