import type { FactType } from '#libs/domain';
import type {
  DashboardRow,
  MemberThreadRow,
  Person,
  TeamRow,
  Time,
  VisitorShown,
  VisitorThreadRow,
  Words,
} from './rows';

/** Whose screen, lane or act it is; the clock and Parley itself are `system`. */
export interface ReplayPerson {
  kind: 'visitor' | 'operator' | 'system';
  id: string;
  /** `null`: show "Visitor <number>", or nobody's name is known any more. */
  name: Words | null;
}

/** From `at` on (the next change of this key excepted) the screen shows this row; `null` takes it away. */
export interface ReplayChange {
  at: Time;
  /** Position of the fact that proves it: the fact itself for what is one's own, the reader's receipt for the rest. */
  position: number;
  key: string;
  row: VisitorThreadRow | MemberThreadRow | null;
}
/** What one person's screen showed, in order; only what is proved to have reached it. */
export interface ReplayScreen {
  who: ReplayPerson;
  changes: ReplayChange[];
}

/** A stretch of time in which somebody was there; `to` null: still. */
export interface ReplaySpan {
  from: Time;
  to: Time | null;
  as: 'present' | 'away' | 'member' | 'watcher';
}
export interface ReplayLane {
  who: ReplayPerson;
  spans: ReplaySpan[];
  /** Moments at which this person did something. */
  acts: Time[];
}

/** One fact of the chat, as the list of events names it. */
export interface ReplayEvent {
  position: number;
  at: Time;
  type: FactType;
  by: ReplayPerson;
  about: ReplayPerson | null;
  /** What was written, where something was. */
  text: Words | null;
  /** The fact's clear fields. */
  data: Readonly<Record<string, unknown>>;
}

/** Everything that the replay of one chat needs; state at a moment is the last change of each key up to it. */
export interface Replay {
  chat: string;
  site: { id: string; name: string };
  visitor: VisitorShown;
  startedAt: Time;
  /** When the chat was closed; null while it is open. */
  endedAt: Time | null;
  events: ReplayEvent[];
  /** The visitor's first, then those of operators in order of their first entry, watchers too. */
  screens: ReplayScreen[];
  lanes: ReplayLane[];
}

/** A3: the dashboard as it stood at a past moment. */
export interface Board {
  at: Time;
  /** The last position that the board contains. */
  position: number;
  rows: DashboardRow[];
  team: TeamRow[];
}

/** A3: one waiting round of a chat, and what each operator could have done about it. */
export interface WaitRound {
  from: Time;
  /** Null: still waiting. */
  to: Time | null;
  /** How it ended. */
  end: 'accepted' | 'visitor-gone' | null;
  by: Person | null;
  operators: WaitOperator[];
}
export interface WaitOperator {
  who: Person;
  /** Online during the round; an operator who is online has the dashboard pushed to the screen. */
  online: { from: Time; to: Time | null }[];
  /** May see the site, and so accept. */
  entitled: { from: Time; to: Time | null }[];
  /** Chats the operator was in when the round began. */
  load: number;
  /** What the operator did about this chat meanwhile. */
  acts: { at: Time; position: number; type: FactType }[];
}

/** A4: the stored bytes of a chat, in order, with what shows that they are in the tree that was signed. */
export interface ChatProof {
  /** Of chat and readings together. */
  total: number;
  events: {
    /** As an export has it: the exact bytes that were hashed. */
    line: string;
    /** Hash of the event before it in the log, in hex. */
    previous: string;
    /** Hashes from its leaf to the root, in base64; null: not sealed yet. */
    path: string[] | null;
  }[];
  /** Nothing comes after these. */
  end: boolean;
  /** The newest signed head, as a note; null: nothing was sealed, or this node does not have it. */
  head: string | null;
  /** The position of the first of these events that the server itself finds altered. */
  altered: number | null;
}

/** A4: RFC 6962, 2.1.2: the tree of the first head is how the tree of the second one began. */
export interface ConsistencyProof {
  /** Positions, which are the sizes of the trees. */
  first: number;
  second: number;
  /** The notes that were signed there; null: this Parley knows of none, so whoever asks has to have kept one. */
  heads: { first: string | null; second: string };
  /** Hashes in base64; null: what is kept of the tree does not come to the signed root. */
  path: string[] | null;
}
