import type { Fact } from '../fact';
import type { ChatId, Instant, OperatorId, SiteId, VisitorId } from '../ids';

/** History was searched. Who or what was looked for by words is kept under the reader's own key. */
export type HistorySearched = Fact<
  'HistorySearched',
  {
    reader: OperatorId;
    from: Instant | null;
    to: Instant | null;
    site: SiteId | null;
    status: string | null;
    visitor: VisitorId | null;
    operator: OperatorId | null;
  },
  { words: string; person: string }
>;
/** A chat was opened in history: its facts and words were shown to the reader. */
export type HistoryOpened = Fact<'HistoryOpened', { reader: OperatorId; chat: ChatId }>;
/** Somebody asked who had watched a chat. */
export type WatchListRead = Fact<'WatchListRead', { reader: OperatorId; chat: ChatId }>;
/** A chat was taken out of Parley as a file. */
export type ChatExported = Fact<'ChatExported', { reader: OperatorId; chat: ChatId; format: string }>;
/** A part of the log was taken out of Parley; positions, the last one included. */
export type LogExported = Fact<'LogExported', { reader: OperatorId; from: number; to: number; format: string }>;
/** The dashboard was shown as it stood at a past moment. */
export type BoardRead = Fact<'BoardRead', { reader: OperatorId; at: Instant; site: SiteId | null }>;

export type AuditorFact = HistorySearched | HistoryOpened | WatchListRead | ChatExported | LogExported | BoardRead;
