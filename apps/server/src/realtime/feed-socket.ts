import type { Socket } from 'socket.io';
import { messageFrame } from './one-write';

/** Above this many bytes not yet taken by the transport a socket is left alone until it drains. */
const unsentLimit = 16_384;

/** What push needs to know of a socket; one for each connected browser. */
export interface FeedSocket {
  readonly id: string;
  readonly reader: Reader;
  /** Whether what is written now would only pile up. */
  congested(): boolean;
  /** Sends `delta` with a body that is JSON text already. */
  sendDelta(json: string): void;
  onDrain(listener: () => void): void;
}

/** Whose socket it is. */
export type Reader = { kind: 'visitor'; id: string } | { kind: 'operator'; id: string };

/** The half-private parts of socket.io and engine.io that are touched, in one place; a test holds them to it. */
interface RawConnection {
  write(data: string, options: { wsPreEncodedFrame: readonly Buffer[] }): unknown;
  on(event: 'drain', listener: () => void): void;
  readyState: string;
  transport: { writable: boolean };
}

let last: { prefix: string; json: string; frame: Buffer } = { prefix: '', json: '', frame: Buffer.alloc(0) };

/** The sockets of a feed are served one after the other, mostly with the same text. */
function deltaFrame(prefix: string, json: string): Buffer {
  if (last.json !== json || last.prefix !== prefix) last = { prefix, json, frame: messageFrame(`${prefix}${json}]`) };
  return last.frame;
}

/** Writes frames that were encoded once for many sockets, past socket.io's own encoder. */
export class SocketIoFeedSocket implements FeedSocket {
  private unsent = 0;
  private readonly connection: RawConnection;
  private readonly prefix: string;

  constructor(
    private readonly socket: Socket,
    readonly reader: Reader,
  ) {
    this.connection = socket.conn as unknown as RawConnection;
    this.prefix = `2${socket.nsp.name},["delta",`;
    this.connection.on('drain', () => (this.unsent = 0));
  }

  get id(): string {
    return this.socket.id;
  }

  congested(): boolean {
    return this.unsent > unsentLimit;
  }

  sendDelta(json: string): void {
    if (!this.socket.connected || this.connection.readyState !== 'open') return;
    this.unsent += json.length;
    this.connection.write('', { wsPreEncodedFrame: [deltaFrame(this.prefix, json)] });
  }

  onDrain(listener: () => void): void {
    this.connection.on('drain', listener);
  }
}
