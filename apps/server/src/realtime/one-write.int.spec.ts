import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { SocketIoFeedSocket } from './feed-socket';
import { sendInOneWrite } from './one-write';

interface Engine {
  readonly transport: Parameters<typeof sendInOneWrite>[0] & { readonly socket: { readonly _socket: NetSocket } };
}

/** A socket of the server, what its browser hears, and how often the server writes to it. */
async function wired() {
  const http = createServer();
  const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
  server.engine.on('connection', ({ transport }: Engine) => sendInOneWrite(transport));
  const entered = new Promise<Socket>((resolve) => server.of('/staff').on('connection', resolve));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/staff`;
  const browser = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
  const heard: unknown[] = [];
  browser.onAny((event: string, ...args: unknown[]) => heard.push([event, ...args]));
  const socket = await entered;
  let writes = 0;
  const raw = (socket.conn as unknown as Engine).transport.socket._socket;
  const write = raw.write.bind(raw) as (...args: unknown[]) => boolean;
  raw.write = (...args: unknown[]) => (writes++, write(...args));
  const feeds = new SocketIoFeedSocket(socket, { kind: 'operator', id: 'o' });
  /** Resolves when everything that was sent before has come. */
  const settled = async (): Promise<void> => void (await socket.timeout(5_000).emitWithAck('all there'));
  browser.on('all there', (done: () => void) => done());
  const close = async (): Promise<void> => {
    browser.disconnect();
    await server.close();
  };
  return { socket, feeds, heard, settled, close, writes: () => writes };
}

describe('what a socket is sent', () => {
  let wire: Awaited<ReturnType<typeof wired>>;
  beforeEach(async () => void (wire = await wired()));
  afterEach(() => wire.close());

  it('comes whole and in order, whatever its length, deltas and all else mixed', async () => {
    const texts = ['', 'ä'.repeat(60), 'x'.repeat(125), '😀'.repeat(40), 'y'.repeat(65_600), 'ع'.repeat(40_000)];
    for (const text of texts) {
      wire.feeds.sendDelta(JSON.stringify({ text }));
      wire.socket.emit('signal', { text });
    }
    await wire.settled();
    const sent = texts.flatMap((text) => [
      ['delta', { text }],
      ['signal', { text }],
    ]);
    expect(wire.heard.slice(0, sent.length)).toEqual(sent);
  });

  it('costs one write at once, and one for all that was sent while that was under way', async () => {
    for (let i = 0; i < 20; i++) wire.feeds.sendDelta(`{"i":${i}}`);
    expect(wire.writes()).toBe(1);
    await wire.settled();
    expect(wire.heard.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, i) => ['delta', { i }]));
    expect(wire.writes()).toBeLessThanOrEqual(3);
  });

  it('is left to engine.io where it is no text', async () => {
    wire.socket.emit('picture', Buffer.from([1, 2, 3]));
    wire.feeds.sendDelta('{"i":1}');
    await wire.settled();
    expect(wire.heard.slice(0, 2)).toEqual([
      ['picture', Buffer.from([1, 2, 3])],
      ['delta', { i: 1 }],
    ]);
  });
});
