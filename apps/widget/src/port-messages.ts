/** What a page tells of itself when the visitor opens the chat. No query, no fragment: they may hold secrets. */
export interface HostPage {
  url: string;
  title: string;
  referrer: string;
}

/** Loader to chat frame. `context`: what the site passes in as `data-context`. */
export type ToFrame = { type: 'open'; focus: boolean; page: HostPage; context: string | null } | { type: 'close' };

/** Chat frame to loader. `chat`: one goes on that is worth resuming on the next page. */
export type ToLoader =
  | { type: 'ready'; chat: boolean }
  | { type: 'resize'; height: number }
  | { type: 'unread'; count: number; words: string }
  | { type: 'close' };

/** Sent by the frame to its parent when it can take the port; says nothing, so it may go to any origin. */
export const hello = 'parley:hello';
/** Sent with the port, to the frame's exact origin only. */
export const handover = 'parley:port';
