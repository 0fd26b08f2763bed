import { fork } from 'node:child_process';
import type { Socket } from 'socket.io-client';
import type { VisitorAnswer } from '#libs/contracts';
import { account, command, connect, operator, post } from './path/enter-parley';
import { serveParley } from './path/parley-server';

const quick = process.argv.includes('--quick');
const visitors = quick ? 50 : 1000;
const operators = quick ? 5 : 50;
/** MB that a node with so many idle people may take. */
const limit = 350;

if (process.argv.includes('server')) await beServer();
else await main();

async function beServer(): Promise<void> {
  const { port, close } = await serveParley();
  process.on('message', () => {
    globalThis.gc?.();
    process.send?.({ rss: process.memoryUsage().rss });
  });
  process.once('disconnect', () => void close().finally(() => process.exit(0)));
  process.send?.({ port });
}

async function main(): Promise<void> {
  const server = fork(process.argv[1] ?? '', ['server', ...(quick ? ['--quick'] : [])], {
    execArgv: [...process.execArgv, '--max-semi-space-size=32'],
  });
  const heard = <T>(): Promise<T> =>
    new Promise((resolve) => server.once('message', (message) => resolve(message as T)));
  const rss = async (): Promise<number> => {
    server.send('how much?');
    return Math.round((await heard<{ rss: number }>()).rss / 1_048_576);
  };
  const { port } = await heard<{ port: number }>();
  const before = await rss();
  const sockets = await enter(`http://127.0.0.1:${port}`);
  // Idle means that nothing is under way any more: the windows of push have passed, the views are written.
  await new Promise((resolve) => setTimeout(resolve, quick ? 1000 : 10_000));
  const idle = await rss();
  const report = {
    bench: 'memory',
    unit: 'MB of resident memory of one node',
    visitors,
    operators,
    empty: before,
    idle,
    limit,
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  for (const socket of sockets) socket.disconnect();
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.disconnect();
  await ended;
}

/** Visitors with a chat each, operators with the Dashboard open, all connected and silent. */
async function enter(base: string): Promise<Socket[]> {
  const administrator = await account(base, 'admin@example.com');
  const sockets: Socket[] = [];
  const sync = (socket: Socket, feeds: string[]): Promise<unknown> =>
    socket.emitWithAck('sync', { v: 1, epoch: null, feeds: feeds.map((feed) => ({ feed, seq: 0 })) });
  let site = '';
  for (let i = 0; i < visitors; i++) {
    const guest = await post<VisitorAnswer>(base, '/api/visitor', { siteKey: 'demo' });
    site = guest.site.id;
    const socket = await connect(base, '/visitor', { token: guest.token });
    const { chat } = await command(socket, 'chat.start', { text: 'hello' });
    await sync(socket, [`visitor:${String(chat)}`]);
    sockets.push(socket);
  }
  for (let i = 1; i <= operators; i++) {
    const staff = await operator(base, administrator, i);
    const socket = await connect(base, '/staff', { csrfToken: staff.csrfToken }, staff.cookie);
    await sync(socket, ['team', 'sites', `me:${staff.id}`, `dashboard:${site}`]);
    sockets.push(socket);
  }
  return sockets;
}
