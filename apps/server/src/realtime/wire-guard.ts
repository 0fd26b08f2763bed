import type { Refusal } from '#libs/contracts';
import { refusal } from '../refusals';

/** The part of a socket that this needs. */
export interface RawSocket {
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  onAny(listener: (event: string, ...args: unknown[]) => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
}

type Answer = (body: object) => void;

export interface Answered {
  readonly body: object;
  /** Runs right after the answer was handed to the socket. */
  readonly after?: () => void;
}

/**
 * Puts a handler on an event so that nothing a stranger sends can end the process: a missing acknowledgement is refused,
 * a throw is answered, and each message gets exactly one answer.
 */
export function answerOn(
  socket: RawSocket,
  event: string,
  failed: (event: string, error: unknown) => void,
  handle: (message: unknown) => Promise<Answered>,
): void {
  socket.on(event, (...args) => {
    const answer = args.at(-1);
    if (typeof answer !== 'function') return void socket.emit('refused', refusal(null, 'NO_ACK'));
    if (args.length !== 2) return (answer as Answer)(refusal(null, 'BAD_ENVELOPE'));
    handle(args[0]).then(
      ({ body, after }) => {
        (answer as Answer)(body);
        after?.();
      },
      (error: unknown) => {
        failed(event, error);
        (answer as Answer)(refusal(null, 'INTERNAL'));
      },
    );
  });
}

/** Events that browsers may send; all others, also the names of the server's own, are answered with UNKNOWN_EVENT. */
export const inboundEvents = ['cmd', 'sync', 'unsync', 'query', 'signal'];

export function refuseOtherEvents(socket: RawSocket): void {
  socket.onAny((event, ...args) => {
    if (inboundEvents.includes(event)) return;
    const answer = args.at(-1);
    const body: Refusal = refusal(null, 'UNKNOWN_EVENT');
    if (typeof answer === 'function') (answer as Answer)(body);
    else socket.emit('refused', body);
  });
}
