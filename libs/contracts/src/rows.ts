import type { ContextSource, OfferKind, Role, SiteConfiguration, Tree } from '#libs/domain';

/** Words that a person may have had erased: shown as a labelled hole. */
export type Words = string | { erased: true };
export type Status = 'waiting' | 'active' | 'vacant';
/** Every time in a row is in milliseconds, from the database clock (`recorded_at`). */
export type Time = number;

export interface Person {
  id: string;
  name: string;
}
/** `name` null: show "Visitor <number>". */
export interface VisitorShown {
  id: string;
  number: number;
  name: Words | null;
  presence: 'present' | 'away' | 'left' | 'kicked' | 'timed-out';
}

/** Feed `dashboard:<site>`, key = chat. One row per open chat, the same for all who may see the site. */
export interface DashboardRow {
  chat: string;
  site: string;
  status: Status;
  visitor: VisitorShown;
  page: Words | null;
  members: Person[];
  last: { from: 'visitor' | 'operator'; name: string | null; text: Words; at: Time } | null;
  startedAt: Time;
  /** When the present status began; a chat that waits again keeps `startedAt` as its age in the queue. */
  since: Time;
}

/** Feed `me:<operator>`. */
export type MeRow = MeSelf | MeChat | MeOffer | MeOutside;
/** Key `self`. */
export interface MeSelf {
  kind: 'self';
  id: string;
  name: string;
  role: Role;
  sites: string[];
  presence: 'online' | 'away' | 'offline';
  choices: Record<string, string | number | boolean>;
}
/** Key `chat:<chat>`: my relation to a chat, its tab and badge. */
export interface MeChat {
  kind: 'chat';
  chat: string;
  site: string;
  relation: 'member' | 'watcher';
  since: Time;
  /** Messages by others after my read position. */
  unread: number;
  /** My positions in the members' thread. */
  delivered: number;
  read: number;
  visitor: VisitorShown;
  status: Status;
}
/** Key `offer:<offer>`: a pending offer to me. */
export interface MeOffer {
  kind: 'offer';
  offer: string;
  chat: string;
  site: string;
  what: OfferKind;
  by: Person;
  note: Words | null;
  at: Time;
  expiresAt: Time;
}
/** Key `row:<chat>`: the chat's dashboard row, where an offer or a relation gives sight of a chat outside my sites. */
export interface MeOutside {
  kind: 'row';
  row: DashboardRow;
}

/** Feeds `visitor:<chat>` and `chat:<chat>`: an item has its place `n` as key, the rest have words as keys. */
export interface MessageItem {
  kind: 'message';
  n: number;
  at: Time;
  author: { kind: 'visitor' | 'operator'; id: string; name: string | null };
  text: Words;
  /** The command's id, in the feed of the author's side only: the outbox knows its own by it. */
  id?: string;
  /** Members' thread only: the visitor does not receive it. */
  members?: true;
}
export type NoticeCode =
  | 'accepted'
  | 'joined'
  | 'left'
  | 'invited'
  | 'transfer-requested'
  | 'assumed'
  | 'declined'
  | 'cancelled'
  | 'expired'
  | 'voided'
  | 'visitor-left'
  | 'visitor-timed-out'
  | 'visitor-returned'
  | 'kicked'
  | 'closed';
export interface NoticeItem {
  kind: 'notice';
  n: number;
  at: Time;
  code: NoticeCode;
  /** Who did it; null for the visitor and for the clock. */
  by: Person | null;
  /** Whom it was about: the target of an offer, the requester that an Assume ejected. */
  about: Person | null;
  /** `left`: the chat waits again. `voided`, `left`: why. */
  requeued?: boolean;
  reason?: string;
}
export type ThreadItem = MessageItem | NoticeItem;

/** Key `mark:<person>`: how far that person has received and seen this thread. */
export interface MarkRow {
  kind: 'mark';
  who: 'visitor' | 'operator';
  id: string;
  delivered: number;
  read: number;
}
/** Key `head` of `visitor:<chat>`. */
export interface VisitorHead {
  kind: 'head';
  chat: string;
  /** `ended`: nothing more can be written; the last item says why. */
  status: 'waiting' | 'active' | 'ended';
  operators: Person[];
}
/** Key `head` of `chat:<chat>`. */
export interface MemberHead {
  kind: 'head';
  chat: string;
  site: string;
  status: Status | 'closed';
  visitor: VisitorShown;
  email: Words | null;
  startedAt: Time;
  since: Time;
  previous: string | null;
  members: (Person & { since: Time; how: 'accepted' | 'joined' | 'invited' | 'assumed' })[];
  offers: { offer: string; what: OfferKind; by: Person; target: Person; expiresAt: Time }[];
}
/** Key `context:<source>` of `chat:<chat>`. */
export interface ContextRow {
  kind: 'context';
  source: ContextSource;
  state: 'loading' | 'received' | 'failed' | 'erased';
  tree: Tree;
}
export type VisitorThreadRow = ThreadItem | VisitorHead | MarkRow;
export type MemberThreadRow = ThreadItem | MemberHead | MarkRow | ContextRow;

/** Feed `team`, key = operator: enabled operators; `load` counts memberships. */
export interface TeamRow {
  id: string;
  name: string;
  role: Role;
  presence: 'online' | 'away' | 'offline';
  load: number;
}
/** Feed `operators` (administrators; supervisors read it), key = operator. */
export interface OperatorRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  sites: string[] | 'all';
  enabled: boolean;
  password: 'start' | 'own';
  startPasswordExpiresAt: Time | null;
}
/** Feed `sites` (administrators; everybody on the staff reads it for names), key = site. */
export interface SiteRow {
  id: string;
  key: string;
  configuration: SiteConfiguration;
}
