import type { Outgoing } from '#libs/sync-client';
import type { Sent } from './thread';

/** Milliseconds without a line after which "Sending" is no longer the truth. */
const patience = 10_000;

/** A text on its way as the visitor sees it. With the line gone for long it says "Not sent"; it is still tried. */
export function shownOutgoing({ message, text, at, state, refusal }: Outgoing, live: boolean, now: number): Sent {
  const stuck = state === 'sending' && !live && now - at > patience;
  return {
    id: message.id,
    text,
    at,
    state: stuck ? 'failed' : state,
    retriable: refusal?.code !== 'CHAT_CLOSED',
  };
}

/** The words of what failed, for the visitor not to lose them when a new chat begins. */
export function unsentWords(outgoing: readonly Outgoing[]): string {
  return outgoing
    .filter(({ state }) => state === 'failed')
    .map(({ text }) => text)
    .join('\n');
}
