import fc from 'fast-check';
import type { Change, Delta, FeedAnswer } from '#libs/contracts';
import type { LiveCollection } from './live-collection';
import { rig } from './testing/rig';
import type { FakeClock } from './testing/fake-clock';
import type { FakeSocket, Message, Sent } from './testing/fake-socket';

/** One step of a run: what the world does next. */
type Step =
  | { do: 'write'; feed: number; key: number; gone: boolean }
  | { do: 'push'; feed: number }
  | { do: 'lose'; feed: number }
  | { do: 'read' }
  | { do: 'answer' }
  | { do: 'pass'; ms: number }
  | { do: 'cut' }
  | { do: 'heads' }
  | { do: 'new life'; cut: boolean };

const feeds = ['chat:a', 'team', 'me:x'];
const feed = fc.nat({ max: feeds.length - 1 });
const key = fc.nat({ max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ do: fc.constant('write' as const), feed, key, gone: fc.boolean() }) },
  { weight: 25, arbitrary: fc.record({ do: fc.constant('push' as const), feed }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('lose' as const), feed }) },
  { weight: 20, arbitrary: fc.constant({ do: 'read' as const }) },
  { weight: 20, arbitrary: fc.constant({ do: 'answer' as const }) },
  { weight: 20, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 100, 5000, 16_000) }) },
  { weight: 3, arbitrary: fc.constant({ do: 'cut' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'heads' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('new life' as const), cut: fc.constant(true) }) },
);

/** A server as small as the promise: rows with the number of their last change, pages of two, conflated deltas. */
class Server {
  epoch = 1;
  readonly rows = feeds.map(() => new Map<string, Change>());
  readonly head = feeds.map(() => 0);
  /** What each subscribed feed was last told; undefined: not subscribed. */
  told: (number | undefined)[] = feeds.map(() => undefined);
  /** Answers that were read and are on their way. */
  #onTheWay: (() => void)[] = [];

  constructor(private readonly socket: FakeSocket) {}

  write(feed: number, key: string, gone: boolean): void {
    const seq = (this.head[feed] = this.head[feed]! + 1);
    this.rows[feed]!.set(key, { key, seq, row: gone ? null : { epoch: this.epoch, seq } });
  }

  push(feed: number, lost: boolean): void {
    const from = this.told[feed];
    const to = this.head[feed]!;
    if (from === undefined || from >= to) return;
    this.told[feed] = to;
    const delta: Delta = { feed: feeds[feed]!, from, to, rows: this.#after(feed, from) };
    if (!lost) this.socket.push('delta', delta);
  }

  /** Subscribe first, read second; the answer itself leaves later, so that deltas overtake it. */
  read(): void {
    for (const sent of this.socket.take('sync')) {
      const answer = this.#answerTo(sent);
      this.#onTheWay.push(() => sent.answer(answer));
    }
  }

  answer(): void {
    this.#onTheWay.shift()?.();
  }

  cut(): void {
    this.#onTheWay = [];
    this.told = feeds.map(() => undefined);
    this.socket.take('sync');
    this.socket.drop();
  }

  heads(): void {
    const held = feeds.flatMap((name, feed) => (this.told[feed] === undefined ? [] : [[name, this.head[feed]!]]));
    this.socket.push('heads', Object.fromEntries(held));
  }

  /** The views are another set: numbers start anew, with other rows; sockets are closed, or only hear nothing more. */
  newLife(cut: boolean): void {
    if (cut) this.cut();
    this.told = feeds.map(() => undefined);
    this.#onTheWay = [];
    this.epoch += 1;
    for (const [feed, rows] of this.rows.entries()) {
      rows.clear();
      this.head[feed] = 0;
      this.write(feed, `of life ${this.epoch}`, false);
    }
  }

  truth(feed: number): Record<string, unknown> {
    const live = [...this.rows[feed]!.values()].filter((change) => change.row !== null);
    return Object.fromEntries(live.map((change) => [change.key, change.row]));
  }

  #answerTo(sent: Sent): object {
    const same = sent.message.epoch === `${this.epoch}`;
    return {
      ok: true,
      epoch: `${this.epoch}`,
      now: 0,
      feeds: sent.message.feeds.map((one) => this.#feedAnswer(one, same)),
    };
  }

  #feedAnswer(asked: Message['feeds'][number], same: boolean): FeedAnswer {
    const feed = feeds.indexOf(asked.feed);
    const head = this.head[feed]!;
    const from = same && asked.seq <= head ? asked.seq : 0;
    const rows = this.#after(feed, from);
    const page = rows.slice(0, 2);
    const more = rows.length > page.length;
    const to = more ? page.at(-1)!.seq : head;
    this.told[feed] = to;
    return { feed: asked.feed, from, to, rows: page, ...(more ? { more: true as const } : {}) };
  }

  #after(feed: number, seq: number): Change[] {
    return [...this.rows[feed]!.values()].filter((row) => row.seq > seq).sort((a, b) => a.seq - b.seq);
  }
}

function run(steps: readonly Step[], socket: FakeSocket, server: Server, clock: FakeClock): void {
  for (const one of steps) {
    if (!socket.connected && one.do !== 'pass') socket.accept();
    if (one.do === 'write') server.write(one.feed, `${one.key}`, one.gone);
    if (one.do === 'push') server.push(one.feed, false);
    if (one.do === 'lose') server.push(one.feed, true);
    if (one.do === 'read') server.read();
    if (one.do === 'answer') server.answer();
    if (one.do === 'pass') clock.advance(one.ms);
    if (one.do === 'cut') server.cut();
    if (one.do === 'heads') server.heads();
    if (one.do === 'new life') server.newLife(one.cut);
  }
}

/** Peace: the connection stands, heads are told as every 30 s, every question is answered. */
function calmDown(socket: FakeSocket, server: Server, clock: FakeClock): void {
  if (!socket.connected) socket.accept();
  for (let round = 0; round < 12; round++) {
    if (round === 6) server.heads();
    clock.advance(16_000);
    server.read();
    for (let answers = 0; answers < 10; answers++) server.answer();
    feeds.forEach((_, feed) => server.push(feed, false));
  }
}

describe('D3: whatever is cut, lost, overtaken or repeated', () => {
  it("the rows in the browser end equal to the server's", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 150, size: 'max' }), (steps) => {
        const { live, socket, clock } = rig();
        const server = new Server(socket);
        const open: LiveCollection<unknown>[] = feeds.map((name) => live.feed(name));
        run(steps, socket, server, clock);
        calmDown(socket, server, clock);
        open.forEach((collection, feed) => {
          expect(Object.fromEntries(collection.rows)).toEqual(server.truth(feed));
          expect(collection.seq).toBe(server.head[feed]);
        });
        expect(live.state).toBe('live');
      }),
      { numRuns: 300 },
    );
  });
});
