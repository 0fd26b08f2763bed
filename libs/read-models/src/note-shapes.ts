import type {
  DashboardRow,
  MemberHead,
  OperatorRow,
  Status,
  TeamRow,
  Time,
  VisitorShown,
  Words,
} from '#libs/contracts';
import type { ContextSource, OfferKind, SiteConfiguration } from '#libs/domain';

/** A member as the heads and the dashboard show him, in order of entering. */
export interface MemberNotes {
  readonly id: string;
  readonly since: Time;
  readonly how: MemberHead['members'][number]['how'];
}
/** Somebody with a tab on this chat, watchers too: only the person's own `me` feed is made of it. */
export interface ReaderNotes {
  readonly id: string;
  readonly relation: 'member' | 'watcher';
  readonly since: Time;
  /** Places in the members' thread. */
  readonly delivered: number;
  readonly read: number;
  readonly unread: number;
}
/** A pending offer. */
export interface OfferNotes {
  readonly offer: string;
  readonly what: OfferKind;
  readonly by: string;
  readonly target: string;
  readonly at: Time;
  readonly expiresAt: Time;
  readonly note: Words | null;
}
/** How far somebody told that he received and saw, in the numbering of his own thread. */
export interface MarkNotes {
  readonly who: 'visitor' | 'operator';
  readonly delivered: number;
  readonly read: number;
}
/** All that the views must remember of one chat. Plain JSON, replaced as a whole by each fact, never changed in place. */
export interface ChatNotes {
  readonly id: string;
  readonly site: string;
  readonly visitor: VisitorShown;
  readonly email: Words | null;
  readonly page: Words | null;
  readonly previous: string | null;
  readonly startedAt: Time;
  /** When the present status began. */
  readonly since: Time;
  readonly closed: boolean;
  readonly members: readonly MemberNotes[];
  readonly readers: readonly ReaderNotes[];
  readonly offers: readonly OfferNotes[];
  /** Whose invite was accepted and whose entry is the next fact. */
  readonly entering: string | null;
  readonly last: DashboardRow['last'];
  readonly memberHead: number;
  readonly visitorHead: number;
  /** Places of the members' thread that the visitor's does not have; no longer kept once the visitor's thread is frozen. */
  readonly hidden: readonly number[];
  /** Places of the messages that some reader has not read yet, by author. */
  readonly unseen: Readonly<Record<string, readonly number[]>>;
  readonly marks: Readonly<Record<string, MarkNotes>>;
  readonly context: Readonly<Partial<Record<ContextSource, 'loading' | 'received' | 'failed'>>>;
}

/** All that the views must remember of one operator. Plain JSON, replaced, never changed in place. */
export interface OperatorNotes extends Readonly<Omit<OperatorRow, 'sites'>> {
  readonly sites: readonly string[] | 'all';
  readonly presence: TeamRow['presence'];
  readonly choices: Readonly<Record<string, string | number | boolean>>;
  /** Memberships of open chats. */
  readonly load: number;
  /** Open chats that the operator is in or watches, or made or has an offer in. */
  readonly chats: readonly string[];
}

/** All that the views must remember of one site. */
export interface SiteNotes {
  readonly id: string;
  readonly key: string;
  readonly configuration: SiteConfiguration;
}

/** What the visitor and the number of members make of a chat. */
export type ChatStatus = Status | 'closed';
