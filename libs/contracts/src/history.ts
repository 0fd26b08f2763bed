import type { Person, Status, Words } from './rows';

export type HistoryStatus = Status | 'closed' | 'left' | 'kicked' | 'timed-out';
/** A chat that was found. */
export interface HistoryRow {
  chat: string;
  site: string;
  visitor: { id: string; number: number; name: Words | null };
  email: Words | null;
  status: Status | 'closed';
  ending: 'left' | 'kicked' | 'timed-out' | null;
  messages: number;
  startedAt: number;
  lastAt: number;
  /** Who was in it at any time; not who watched. */
  members: Person[];
}
/** A fact as it stands in the log. `words`: null where it never had any. */
export interface HistoryFact {
  position: number;
  version: number;
  stream: 'chat' | 'reading';
  at: number;
  by: { kind: 'visitor' | 'operator' | 'system'; id: string; name: string | null };
  command: string;
  cause: string;
  type: string;
  data: object;
  words: object | 'erased' | null;
}
