import {
  protocolVersion,
  type QueryAnswer,
  queryEnvelope,
  type QueryMessage,
  type QueryResults,
  querySchemas,
  type QueryType,
} from '#libs/contracts';
import { Rejection, settingsBounds } from '#libs/domain';
import { type Caller, seesSite } from './auth/permissions';
import type { Sessions } from './auth/sessions';
import type { Directory } from './directory';
import type { PastAnswers } from './replay/past-answers';
import type { ChatProofs } from './history/chat-proofs';
import type { HeadProofs } from './history/head-proofs';
import type { HistoryAnswers } from './history/history-answers';
import type { Clock } from './platform/clock';
import { parseFeed } from './projections/feeds';
import type { Views } from './projections/views';
import type { WaitingMinutes } from './projections/waiting-minutes';
import type { RateLimits } from './rate-limits';
import { expectedRefusal, refusal } from './refusals';

/** Rows that one look at older messages brings. */
const olderAtOnce = 60;

type Answering = { [T in QueryType]: (asked: Asked<T>) => Promise<QueryResults[T]> };
interface Asked<T extends QueryType> {
  readonly caller: Caller;
  readonly session: string | null;
  readonly body: QueryMessage<T>['body'];
}

export interface QueryParts {
  readonly views: Views;
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly waiting: WaitingMinutes;
  readonly history: HistoryAnswers;
  readonly past: PastAnswers;
  readonly proofs: ChatProofs;
  readonly heads: HeadProofs;
  readonly rates: RateLimits;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}

function isAdministrator(caller: Caller): boolean {
  return caller.kind === 'operator' && caller.staff.enabled && caller.staff.role === 'administrator';
}

/** Questions that are asked once, beside the feeds; each asks for its own right. */
export class Queries {
  private readonly answers: Answering;

  constructor({ views, sessions, directory, waiting, history, past, proofs, heads, failed, rates, clock }: QueryParts) {
    this.failed = failed;
    this.waitFor = (type, { id }) => (type.startsWith('history.') ? rates.take('history', id, clock.now()) : 0);
    this.answers = {
      'thread.before': async ({ caller, body }) => {
        const feed = parseFeed(body.feed);
        const rows = feed && (await views.before(caller, feed, body.before, olderAtOnce));
        if (!rows) throw new Rejection('NOT_FOUND');
        return { rows: rows.map(({ key, seq, row }) => ({ key, seq, row })), end: rows.length < olderAtOnce };
      },
      'sessions.mine': async ({ caller, session }) => {
        if (caller.kind !== 'operator') throw new Rejection('FORBIDDEN');
        return { sessions: await sessions.listOf(caller.id, session) };
      },
      'sessions.of': async ({ caller, session, body }) => {
        if (!isAdministrator(caller)) throw new Rejection('FORBIDDEN');
        return { sessions: await sessions.listOf(body.operator, session) };
      },
      'waiting.lastHour': ({ caller }) => {
        const isServing = caller.kind === 'operator' && caller.staff.enabled && caller.staff.role !== 'auditor';
        if (!isServing) throw new Rejection('FORBIDDEN');
        return waiting.lastHour((site) => seesSite(caller.staff, site));
      },
      'history.search': ({ caller, body }) => history.search(caller, body),
      'history.chat': ({ caller, body }) => history.chat(caller, body),
      'history.replay': ({ caller, body }) => past.replay(caller, body),
      'history.waits': ({ caller, body }) => past.waits(caller, body),
      'history.proof': ({ caller, body }) => proofs.proof(caller, body),
      'history.consistency': ({ caller, body }) => heads.consistency(caller, body),
      'history.board': ({ caller, body }) => past.board(caller, body),
      'settings.get': ({ caller }) => {
        if (!isAdministrator(caller)) throw new Rejection('FORBIDDEN');
        return Promise.resolve({ settings: directory.settings, bounds: settingsBounds });
      },
    };
  }

  private readonly failed: (error: unknown) => void;
  private readonly waitFor: (type: QueryType, caller: Caller) => number;

  async answer(caller: Caller, session: string | null, raw: unknown): Promise<QueryAnswer> {
    const envelope = queryEnvelope.safeParse(raw);
    if (!envelope.success) return refusal(null, 'BAD_ENVELOPE');
    if (envelope.data.v !== protocolVersion) return refusal(null, 'VERSION_TOO_OLD');
    if (!Object.hasOwn(querySchemas, envelope.data.type)) return refusal(null, 'UNKNOWN_TYPE');
    const type = envelope.data.type as QueryType;
    const wait = this.waitFor(type, caller);
    if (wait > 0) return refusal(null, 'RATE_LIMITED', { afterMs: wait });
    const body = querySchemas[type].safeParse(envelope.data.body);
    if (!body.success) return refusal(null, 'BAD_FIELD', { field: body.error.issues[0]?.path.map(String).join('.') });
    try {
      const answer = this.answers[type] as (asked: unknown) => Promise<QueryResults[QueryType]>;
      return { ok: true, result: await answer({ caller, session, body: body.data }) };
    } catch (error) {
      const expected = expectedRefusal(null, error);
      if (expected) return expected;
      this.failed(error);
      return refusal(null, 'INTERNAL');
    }
  }
}
