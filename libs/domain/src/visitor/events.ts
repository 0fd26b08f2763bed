import type { Fact } from '../fact';
import type { ChatId, SiteId, VisitorId } from '../ids';

/** A visitor came to a site for the first time and was given a token. */
export type VisitorArrived = Fact<'VisitorArrived', { visitor: VisitorId; site: SiteId }>;
/** A visitor began a chat; the newest of these is the one that may be resumed. */
export type VisitorStartedChat = Fact<'VisitorStartedChat', { chat: ChatId; site: SiteId }>;
/** A visitor's words may not be erased until the hold is released; the reason is kept under the visitor's own key. */
export type VisitorHeld = Fact<'VisitorHeld', { visitor: VisitorId }, { reason: string }>;
/** The hold is over: the visitor may be erased again. */
export type VisitorReleased = Fact<'VisitorReleased', { visitor: VisitorId }, { reason: string }>;
/** A visitor is to be forgotten: from here on no view shows a word of these chats. `restored`: again, after an old backup. */
export type VisitorErasureRequested = Fact<
  'VisitorErasureRequested',
  { visitor: VisitorId; chats: ChatId[]; because: 'asked' | 'restored' }
>;
/** The visitor's key is destroyed; `facts` counts the sealed facts that nobody can read any more. */
export type VisitorErased = Fact<'VisitorErased', { visitor: VisitorId; chats: number; facts: number; tokens: number }>;

export type VisitorFact =
  VisitorArrived | VisitorStartedChat | VisitorHeld | VisitorReleased | VisitorErasureRequested | VisitorErased;
