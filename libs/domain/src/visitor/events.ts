import type { Fact } from '../fact';
import type { ChatId, SiteId, VisitorId } from '../ids';

/** A visitor came to a site for the first time and was given a token. */
export type VisitorArrived = Fact<'VisitorArrived', { visitor: VisitorId; site: SiteId }>;
/** A visitor began a chat; the newest of these is the one that may be resumed. */
export type VisitorStartedChat = Fact<'VisitorStartedChat', { chat: ChatId; site: SiteId }>;

export type VisitorFact = VisitorArrived | VisitorStartedChat;
