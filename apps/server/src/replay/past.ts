import type { Pool } from 'pg';
import type { Board, Replay, WaitRound } from '#libs/contracts';
import {
  chatStream,
  operatorStream,
  type ParleyFact,
  readingStream,
  siteStream,
  staffStream,
  type StreamName,
} from '#libs/domain';
import {
  type EventsBetween,
  type FactCodec,
  type PostgresEventStore,
  type RecordedFact,
  recordedFacts,
} from '#libs/event-store';
import { boardOf, replayOf, type Transcript, transcriptOf, type Viewer, waitsOf } from '#libs/read-models';
import type { Directory } from '../directory';

type Told = RecordedFact<ParleyFact>;

/** What an operator's presence and connection stand by, and how many of them are looked back at. */
const comings = ['OperatorCameOnline', 'OperatorSetAway', 'OperatorDisconnected', 'OperatorWentOffline'] as const;
const stoodBefore = { newest: 8, only: comings } as const satisfies Partial<EventsBetween>;

/** Chats that had begun and were not over, as the history knows them, and those that it has not read yet. */
const openThen = `
  select chat::text as id from history.chats where tstzrange(started_at, ended_at, '[]') @> $1::timestamptz
  union
  select e.stream_id::text from log.events e where e.lane = 0 and e.position <= $2 and e.type = 'ChatStarted'
    and e.position > (select position from history.checkpoint where name = 'search')`;

export interface PastParts {
  readonly store: PostgresEventStore;
  readonly codec: FactCodec<ParleyFact>;
  readonly directory: Directory;
  /** For the history's own tables. */
  readonly pool: Pool;
}

/** Answers about the past, folded anew from the log by the same folds that made the live views. */
export class Past {
  constructor(private readonly parts: PastParts) {}

  /** Null: there is no such chat. */
  async replay(chat: string): Promise<Replay | null> {
    return replayOf(chat, await this.lived(chat));
  }

  /** A7. Null: there is no such chat, or the viewer was never in it. `watches`: who only watched counts too. */
  async transcript(chat: string, viewer: Viewer, watches: boolean): Promise<Transcript | null> {
    return transcriptOf(chat, await this.lived(chat), { viewer, watches });
  }

  /** `at` in milliseconds. */
  async board(at: number): Promise<Board> {
    const position = await this.parts.store.positionAt(at * 1000 + 999);
    return boardOf(await this.standing(at, position), at, position);
  }

  /** Null: there is no such chat. */
  async waits(chat: string): Promise<WaitRound[] | null> {
    const facts = await this.lived(chat, true);
    if (!facts.length) return null;
    const rounds = waitsOf(chat, facts, () => new Map());
    const boards = new Map(
      await Promise.all(rounds.map(async ({ from }) => [from, loadsOf(await this.board(from))] as const)),
    );
    return waitsOf(chat, facts, (from) => boards.get(from) ?? new Map());
  }

  /** A chat's own facts, and what must be known beside them: staff, site, and who was connected when. */
  private async lived(chat: string, everybody = false): Promise<Told[]> {
    const until = await this.parts.store.head();
    const own = await this.inParts([chatStream(chat), readingStream(chat)], { until });
    const [started] = own;
    if (started?.fact.type !== 'ChatStarted') return [];
    const isOver = own.some(({ fact }) => fact.type === 'ChatClosed');
    const last = everybody && !isOver ? until : (own.at(-1)?.position ?? until);
    const people = (everybody ? this.everybody() : whoTookPart(own)).map(operatorStream);
    const [known, before, during] = await Promise.all([
      this.facts([staffStream, siteStream(started.fact.data.site)], { until: last }),
      this.facts(people, { until: started.position, ...stoodBefore }),
      this.facts(people, { after: started.position, until: last }),
    ]);
    return inOrder([...known, ...before, ...own, ...during]);
  }

  /**
   * Everything that the board of a moment is folded from. Of what was said only the last word of each chat is on it, and
   * who has read what is not.
   */
  private async standing(at: number, until: number): Promise<Told[]> {
    const { rows } = await this.parts.pool.query<{ id: string }>({
      name: 'past.open',
      text: openThen,
      values: [new Date(at), until],
    });
    const chats = rows.map(({ id }) => chatStream(id));
    const sites = this.parts.directory.sites().map(({ id }) => siteStream(id));
    const [known, people, lived, said] = await Promise.all([
      this.facts([staffStream, ...sites], { until }),
      this.facts(this.everybody().map(operatorStream), { until, ...stoodBefore }),
      this.facts(chats, { until, but: 'MessagePosted' }),
      this.facts(chats, { until, newest: 1, only: ['MessagePosted'] }),
    ]);
    return inOrder([...known, ...people, ...lived, ...said]);
  }

  private everybody(): string[] {
    return this.parts.directory.operators().map(({ id }) => id);
  }

  /** Each stream by itself: while one is unsealed, the database is at the other. */
  private async inParts(streams: readonly StreamName[], range: EventsBetween): Promise<Told[]> {
    return inOrder((await Promise.all(streams.map((stream) => this.facts([stream], range)))).flat());
  }

  private async facts(streams: readonly StreamName[], range: EventsBetween): Promise<Told[]> {
    if (streams.length === 0) return [];
    const { store, codec } = this.parts;
    return recordedFacts(
      codec,
      await store.readBetween(
        streams.map(({ id }) => id),
        range,
      ),
    );
  }
}

const operatorKind = 2;

function whoTookPart(facts: readonly Told[]): string[] {
  const people = new Set<string>();
  for (const { actor, fact } of facts) {
    if (actor.kind === operatorKind) people.add(actor.id);
    if ('operator' in fact.data && fact.data.operator) people.add(fact.data.operator);
    if ('target' in fact.data) people.add(fact.data.target);
  }
  return [...people];
}

const loadsOf = ({ team }: Board): ReadonlyMap<string, number> => new Map(team.map(({ id, load }) => [id, load]));

const inOrder = (facts: readonly Told[]): Told[] => [...facts].sort((one, other) => one.position - other.position);
