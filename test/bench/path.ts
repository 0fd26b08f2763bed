import { fork } from 'node:child_process';
import { enterBare, serveBare } from './path/bare';
import { enterParley } from './path/enter-parley';
import { measureLatency, measureRate } from './path/measure';
import { serveParley } from './path/parley-server';

interface Order {
  readonly kind: 'bare' | 'parley';
  readonly port: number;
  readonly chats: number[];
  readonly seconds: number;
  /** Messages a second for the latency runs; 0: none. */
  readonly rate: number;
}
interface Outcome {
  readonly perSecond: Record<string, number>;
  readonly latency: { p50: number; p99: number }[];
}

const quick = process.argv.includes('--quick');
const counts = quick ? [1, 100] : [1, 50, 500];
const seconds = quick ? 2 : 6;
const [role = 'main'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));

if (role === 'main') await main();
else if (role === 'clients') process.once('message', (order: Order) => void beClients(order));
else await beServer(role as 'bare' | 'parley');

async function beServer(kind: 'bare' | 'parley'): Promise<void> {
  const parley = kind === 'parley' ? await serveParley() : null;
  const port = parley?.port ?? (await serveBare());
  process.send?.({ port });
  process.once('disconnect', () => void (parley?.close() ?? Promise.resolve()).finally(() => process.exit(0)));
}

async function beClients(order: Order): Promise<void> {
  const most = Math.max(...order.chats);
  const { rooms, close } = await (order.kind === 'bare' ? enterBare : enterParley)(order.port, most);
  const perSecond: Record<string, number> = {};
  for (const chats of order.chats) perSecond[chats] = await measureRate(rooms.slice(0, chats), order.seconds);
  const latency: { p50: number; p99: number }[] = [];
  for (let run = 0; run < 3 && order.rate > 0; run++)
    latency.push(await measureLatency(rooms, order.rate, order.seconds));
  process.send?.({ perSecond, latency });
  close();
  process.disconnect?.();
}

async function run(kind: 'bare' | 'parley', rate: number): Promise<Outcome> {
  const self = process.argv[1] ?? '';
  const flags = quick ? ['--quick'] : [];
  const profile =
    process.argv.includes('--profile') && kind === 'parley' ? ['--cpu-prof', '--cpu-prof-dir=.cache/profiles'] : [];
  // As `npm start` runs it; the bare server gets the same.
  const room = ['--max-semi-space-size=32'];
  const server = fork(self, [kind, ...flags], { execArgv: [...process.execArgv, ...room, ...profile] });
  const { port } = await heard<{ port: number }>(server);
  const clients = fork(self, ['clients', ...flags]);
  clients.send({ kind, port, chats: counts, seconds, rate } satisfies Order);
  const outcome = await heard<Outcome>(clients);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.disconnect();
  await ended;
  return outcome;
}

function heard<T>(child: ReturnType<typeof fork>): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`a process ended with ${code}`)));
  });
}

async function main(): Promise<void> {
  const before = await run('bare', 0);
  const tenth = (before.perSecond[String(counts.at(-1))] ?? 0) / 10;
  const parley = await run('parley', tenth);
  const after = await run('bare', 0);
  const ratios = Object.fromEntries(
    counts.map((n) => {
      const bare = ((before.perSecond[n] ?? 0) + (after.perSecond[n] ?? 0)) / 2;
      return [n, Number(((parley.perSecond[n] ?? 0) / bare).toFixed(3))];
    }),
  );
  const median = (of: 'p50' | 'p99'): number => parley.latency.map((one) => one[of]).sort((a, b) => a - b)[1] ?? NaN;
  const latency = {
    messagesPerSecond: Math.round(tenth),
    p50: median('p50'),
    p99: median('p99'),
    runs: parley.latency,
  };
  const report = { bench: 'path', unit: 'messages/s, acknowledged and on two other sockets', chats: counts, bareBefore: before.perSecond, parley: parley.perSecond, bareAfter: after.perSecond, ratio: ratios, latencyMs: latency }; // prettier-ignore
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}
