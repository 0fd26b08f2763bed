import type { SessionAnswer, VisitorAnswer } from '#libs/contracts';

/** What the server around knows of people and sites; given to `AuthModule`. Classes, so that Nest can hand them. */
export abstract class StaffCards {
  /** Null for an operator that the log does not know. */
  abstract of(operator: string): SessionAnswer['operator'] | null;
}

export abstract class VisitorDesk {
  abstract siteByKey(key: string): VisitorAnswer['site'] | null;
  /** Records that somebody came to a site for the first time. */
  abstract arrived(visitor: string, site: string): Promise<void>;
  /** The newest chat of this visitor, if it may be resumed or read. */
  abstract chatOf(visitor: string): Promise<string | null>;
  /** Whether any operator of the site is online. */
  abstract isStaffed(site: string): boolean;
  /** Milliseconds that this address has to wait before it may become another visitor; 0: none. */
  abstract waitFor(address: string): number;
}
