import type { Board, ChatProof, ConsistencyProof, Replay, WaitRound } from './audit';
import type { Code, OfferKind, Role, SiteConfiguration, Settings, SettingsBounds, Tree } from '#libs/domain';
import type { HistoryFact, HistoryRow, HistoryStatus } from './history';

/** The version of this protocol; another one is answered with VERSION_TOO_OLD. */
export const protocolVersion = 1;

/** What each command carries. The command id is the idempotency key, and of a message also its id. */
export interface CommandBodies {
  /** Visitor. Starts a chat or answers with the one that may be resumed; `text` is the first message (its id is the command's). */
  'chat.start': {
    text?: string;
    fields?: { name?: string; email?: string };
    page?: { url: string; title: string; referrer: string };
    browser?: { language: string; timeZone: string };
    context?: Tree;
  };
  'message.post': { text: string };
  'chat.accept': Record<string, never>;
  'chat.join': Record<string, never>;
  'chat.watch': Record<string, never>;
  /** A member, a watcher or the visitor goes. */
  'chat.leave': Record<string, never>;
  'chat.invite': { operator: string; note?: string };
  'chat.transfer': { operator: string; note?: string };
  /** Accept for an invite, Assume for a transfer. */
  'offer.accept': { offer: string };
  'offer.decline': { offer: string };
  'offer.cancel': { offer: string };
  'visitor.kick': Record<string, never>;
  /** Places in the reader's own thread; never go back. */
  'chat.read': { delivered: number; read: number };
  'presence.set': { status: 'online' | 'away' };
  'context.retry': { source: 'endpoint' };
  'operator.create': { email: string; name: string; role: Role; sites: string[] | 'all' };
  'operator.disable': { operator: string };
  'operator.enable': { operator: string };
  'operator.reset-password': { operator: string };
  /** Ends this session of an operator; without one, all of them. */
  'operator.sign-out': { operator: string; session?: string };
  'operator.set-role': { operator: string; role: Role };
  'operator.set-sites': { operator: string; sites: string[] | 'all' };
  'profile.change': { name?: string; choices?: Record<string, string | number | boolean> };
  'session.revoke': { session: string };
  'site.create': { configuration: SiteConfiguration };
  'site.change': { site: string; configuration: SiteConfiguration };
  'settings.change': { settings: Settings };
  /** Has a visitor forgotten; refused while a chat of the visitor is open, or while the visitor is held. */
  'visitor.erase': { visitor: string };
  /** Keeps a visitor from being erased, or lets go again. */
  'visitor.hold': { visitor: string; held: boolean; reason: string };
}
export type CommandType = keyof CommandBodies;

/** What an accepted command answers; `{}` where nothing is said. */
export interface CommandResults {
  'chat.start': { chat: string };
  'chat.invite': { offer: string };
  'chat.transfer': { offer: string };
  'operator.create': { operator: string; initialPassword?: string };
  'operator.reset-password': { initialPassword?: string };
  'site.create': { site: string; key: string };
}
export type ResultOf<T extends CommandType> = T extends keyof CommandResults
  ? CommandResults[T]
  : Record<string, never>;

/** Browser to server, event `cmd`, always acknowledged; the same body over `POST /api/cmd`. */
export interface CommandMessage<T extends CommandType = CommandType> {
  v: number;
  /** UUIDv7 made by the browser. */
  id: string;
  type: T;
  /** The chat that the command is about, where it is about one. */
  chat?: string;
  body: CommandBodies[T];
}

export type Retry = 'no' | 'same-id' | 'later';
export type Ack<T extends CommandType = CommandType> =
  { ok: true; id: string; dup: boolean; result: ResultOf<T> } | Refusal;
export interface Refusal {
  ok: false;
  id: string | null;
  code: Code;
  message: string;
  retry: Retry;
  afterMs?: number;
  field?: string;
  /** What the screen needs, such as `{ winner: { id, name }, at }` of ALREADY_ACCEPTED. */
  detail?: Record<string, unknown>;
}

/** `visitor:<chat>`, `chat:<chat>`, `dashboard:<site>`, `me:<operator>`, `team`, `operators`, `sites`. */
export type FeedName = string;

/** One changed row: `row` is null when it is gone. A browser keeps the newest row per key. */
export interface Change<R = unknown> {
  key: string;
  seq: number;
  row: R | null;
}

/**
 * Browser to server, event `sync`: what it has. `epoch` null and `seq` 0 ask for everything; no feed at all asks only
 * whether the server is still there.
 */
export interface SyncMessage {
  v: number;
  epoch: string | null;
  feeds: { feed: FeedName; seq: number }[];
}
export type FeedAnswer =
  | {
      feed: FeedName;
      /** 0 means a snapshot: drop what you had. */
      from: number;
      to: number;
      rows: Change[];
      /** More pages follow: `sync` again from `to`, and show the pages as one step. */
      more?: true;
    }
  | { feed: FeedName; denied: true };
export interface SyncAnswer {
  ok: true;
  epoch: string;
  /** Database clock, milliseconds. */
  now: number;
  feeds: FeedAnswer[];
}

/** Server to browser, event `delta`: apply when from <= mine < to; drop when to <= mine; else sync. */
export interface Delta {
  feed: FeedName;
  from: number;
  to: number;
  rows: Change[];
}

/** Server to browser every 30 s, event `heads`: the newest seq of each feed that this socket holds. */
export type Heads = Record<FeedName, number>;

/** Volatile, both ways, event `signal`; never stored. */
export type Signal =
  { kind: 'typing'; chat: string; who?: string; name?: string } | { kind: 'queue'; chat: string; place: number };

/** Server to browser, event `bye`: the socket is about to be closed. */
export interface Bye {
  why: 'deploy' | 'replaced' | 'slow' | 'signed-out' | 'must-change-password' | 'outdated';
  afterMs: number;
}

export interface QueryBodies {
  /** Up to 60 rows of a thread before place `before`. */
  'thread.before': { feed: FeedName; before: number };
  /** Signed-in devices of the asking operator. */
  'sessions.mine': Record<string, never>;
  /** The same of anybody on the staff, for administrators. */
  'sessions.of': { operator: string };
  /** How many visitors waited, minute by minute, on the sites that the asking operator sees. */
  'waiting.lastHour': Record<string, never>;
  /** The settings and what each may be, for administrators. */
  'settings.get': Record<string, never>;
  /** Chats of the past, newest first, 50 at once; `before` is the `next` of the answer before. Recorded. */
  'history.search': {
    from?: number;
    to?: number;
    site?: string;
    visitor?: string;
    operator?: string;
    status?: HistoryStatus;
    person?: string;
    words?: string;
    before?: string;
  };
  /** The facts of one chat after a position, 500 at once. Recorded. */
  'history.chat': { chat: string; after?: number };
  /** One chat as each screen showed it. Recorded as opening it. */
  'history.replay': { chat: string };
  /** Each waiting round of a chat: who was online and entitled, and did what. Recorded as opening it. */
  'history.waits': { chat: string };
  /** The stored bytes of one chat after a position, 1,000 events at once, with proofs. Recorded as opening it. */
  'history.proof': { chat: string; after?: number };
  /** That the log under a signed head is how it began under a later one, by default the newest. Not recorded: it shows no fact. */
  'history.consistency': { first: number; second?: number };
  /** The dashboard of all sites as it stood at a moment, in milliseconds. Recorded. */
  'history.board': { at: number };
}
export type QueryType = keyof QueryBodies;
export interface QueryResults {
  'thread.before': { rows: Change[]; end: boolean };
  'sessions.mine': { sessions: { id: string; agent: string; seenAt: number; current: boolean }[] };
  'sessions.of': { sessions: { id: string; agent: string; seenAt: number; current: boolean }[] };
  /** 60 minutes, oldest first; `waiting` is null where Parley did not run. */
  'waiting.lastHour': { minutes: { at: number; waiting: number | null }[] };
  'settings.get': { settings: Settings; bounds: SettingsBounds };
  /** `sites`: those that may be asked for. */
  'history.search': { chats: HistoryRow[]; next: string | null; sites: { id: string; name: string }[] };
  'history.chat': { facts: HistoryFact[]; end: boolean };
  'history.replay': Replay;
  'history.waits': { rounds: WaitRound[] };
  'history.proof': ChatProof;
  'history.consistency': ConsistencyProof;
  'history.board': Board;
}
export interface QueryMessage<T extends QueryType = QueryType> {
  v: number;
  type: T;
  body: QueryBodies[T];
}
export type QueryAnswer<T extends QueryType = QueryType> = { ok: true; result: QueryResults[T] } | Refusal;

export interface ClientEvents {
  cmd: (message: CommandMessage, answer: (ack: Ack) => void) => void;
  sync: (message: SyncMessage, answer: (ack: SyncAnswer | Refusal) => void) => void;
  /** Feeds that the browser no longer shows. */
  unsync: (message: { feeds: FeedName[] }) => void;
  query: (message: QueryMessage, answer: (ack: QueryAnswer) => void) => void;
  signal: (signal: Signal) => void;
}
export interface ServerEvents {
  delta: (delta: Delta) => void;
  heads: (heads: Heads) => void;
  signal: (signal: Signal) => void;
  bye: (bye: Bye) => void;
  /** Stands in for an answer where the browser asked for none: NO_ACK, UNKNOWN_EVENT. */
  refused: (refusal: Refusal) => void;
}

/** `GET`, `POST /api/session`. */
export interface SessionAnswer {
  operator: { id: string; name: string; email: string; role: Role };
  mustChangePassword: boolean;
  csrfToken: string;
  /** Characters that a new password needs at least. */
  passwordLength: number;
}
/** `POST /api/visitor`. */
export interface VisitorAnswer {
  token: string;
  visitor: string;
  site: { id: string; name: string; greeting: string; accent: string; preChatFields: ('name' | 'email')[] };
  /** The newest chat of this visitor, if it may be resumed or read. */
  chat: string | null;
  /** Whether any operator is online. */
  staffed: boolean;
}

export type { Code, OfferKind, Role, Settings, SettingsBounds, SiteConfiguration };
