import type { QueryBodies, QueryResults, Replay } from '#libs/contracts';
import { Rejection } from '#libs/domain';
import { type Caller, maySeeWatches } from '../auth/permissions';
import { readerOf } from '../history/history-answers';
import type { Readings } from '../history/readings';
import type { Clock } from '../platform/clock';
import type { Past } from './past';

/** A2, A3: what was, as it was seen. Each answer is recorded as a fact before it goes out. */
export class PastAnswers {
  constructor(
    private readonly past: Past,
    private readonly readings: Readings,
    private readonly clock: Clock,
  ) {}

  async replay(caller: Caller, { chat }: QueryBodies['history.replay']): Promise<QueryResults['history.replay']> {
    const reader = readerOf(caller);
    const replay = await this.past.replay(chat);
    if (!replay) throw new Rejection('NOT_FOUND');
    await this.readings.record(reader.id, { type: 'HistoryOpened', data: { reader: reader.id, chat } });
    return maySeeWatches(reader) ? replay : withoutWatches(replay);
  }

  async waits(caller: Caller, { chat }: QueryBodies['history.waits']): Promise<QueryResults['history.waits']> {
    const reader = readerOf(caller);
    const rounds = await this.past.waits(chat);
    if (!rounds) throw new Rejection('NOT_FOUND');
    await this.readings.record(reader.id, { type: 'HistoryOpened', data: { reader: reader.id, chat } });
    if (maySeeWatches(reader)) return { rounds };
    const clean = rounds.map((round) => ({
      ...round,
      operators: round.operators.map((one) => ({ ...one, acts: one.acts.filter(({ type }) => !watches.has(type)) })),
    }));
    return { rounds: clean };
  }

  async board(caller: Caller, { at }: QueryBodies['history.board']): Promise<QueryResults['history.board']> {
    const reader = readerOf(caller);
    if (at > this.clock.now()) throw new Rejection('BAD_FIELD', undefined, 'at');
    const board = await this.past.board(at);
    if (board.position === 0) throw new Rejection('BAD_FIELD', undefined, 'at');
    await this.readings.record(reader.id, { type: 'BoardRead', data: { reader: reader.id, at, site: null } });
    return board;
  }
}

const watches: ReadonlySet<string> = new Set(['WatchStarted', 'WatchEnded']);

/** J2: who watched is for administrators and auditors; to others a watcher was never there. */
function withoutWatches(replay: Replay): Replay {
  const lanes = replay.lanes
    .map(({ who, spans, acts }) => ({ who, acts, spans: spans.filter(({ as }) => as !== 'watcher') }))
    .filter(({ spans }) => spans.length > 0);
  const seen = new Set(lanes.map(({ who }) => who.id));
  return {
    ...replay,
    lanes,
    screens: replay.screens.filter(({ who }) => seen.has(who.id)).map((screen) => ownVisits(screen, lanes)),
    events: replay.events.filter(({ type, data }) => !watches.has(type) && data['as'] !== 'watcher'),
  };
}

/** Of a screen only the visits that are still told of. */
function ownVisits(screen: Replay['screens'][number], lanes: Replay['lanes']): Replay['screens'][number] {
  const spans = lanes.find(({ who }) => who.id === screen.who.id)?.spans ?? [];
  if (screen.who.kind === 'visitor') return screen;
  const isTold = (at: number): boolean => spans.some(({ from, to }) => from <= at && (to === null || at <= to));
  return { ...screen, changes: screen.changes.filter(({ at }) => isTold(at)) };
}
