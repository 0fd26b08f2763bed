import type { Timers } from '#libs/sync-client';
import { pingEvery } from './tab-socket';
import { Browser } from './testing/browser';

/** Timers that run when the test says so. */
class Beats implements Timers {
  #due: (() => void)[] = [];
  set(run: () => void): () => void {
    this.#due.push(run);
    return run;
  }
  clear(handle: unknown): void {
    this.#due = this.#due.filter((run) => run !== handle);
  }
  beat(): void {
    for (const run of this.#due.splice(0)) run();
  }
}
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
};

describe('one socket for several tabs', () => {
  let browser: Browser;
  let beats: Beats;
  beforeEach(() => {
    browser = new Browser();
    beats = new Beats();
  });
  async function two() {
    const [first, second] = [browser.tab(beats), browser.tab(beats)];
    first.socket.connect();
    second.socket.connect();
    await settled();
    browser.wires[0]!.push('connect');
    return { first, second, wire: browser.wires[0]! };
  }

  it('V3: the first tab opens the socket, and both are connected', async () => {
    const { first, second } = await two();
    expect(browser.wires).toHaveLength(1);
    expect([first.socket.connected, second.socket.connected]).toEqual([true, true]);
  });

  it('V3: a tab that comes later is connected at once', async () => {
    await two();
    const third = browser.tab(beats);
    third.socket.connect();
    expect(third.heard).toEqual(['connect']);
    expect(browser.wires).toHaveLength(1);
  });

  it('an answer reaches the tab that asked, and what is pushed reaches all', async () => {
    const { first, second, wire } = await two();
    const answers: unknown[] = [];
    second.socket.emit('cmd', { id: 'a' }, (answer: unknown) => answers.push(answer));
    const { args } = wire.sent.at(-1)!;
    (args.at(-1) as (answer: unknown) => void)({ ok: true });
    expect([args[0], answers]).toEqual([{ id: 'a' }, [{ ok: true }]]);
    wire.push('delta', { feed: 'visitor:1' });
    expect([first.heard.at(-1), second.heard.at(-1)]).toEqual(['delta', 'delta']);
  });

  it('when one tab was brought up to date, the others learn that there is more', async () => {
    const { first, second, wire } = await two();
    let told: unknown = null;
    first.socket.on('delta', (delta: unknown) => (told = delta));
    second.socket.emit('sync', {}, () => undefined);
    const answer = wire.sent.at(-1)!.args.at(-1) as (answer: unknown) => void;
    answer({ ok: true, feeds: [{ feed: 'visitor:1', from: 0, to: 7, rows: [] }] });
    expect(told).toEqual({ feed: 'visitor:1', from: 7, to: 7, rows: [] });
  });

  it('a thread that one tab gives up stays, since another may show it', async () => {
    const { second, wire } = await two();
    second.socket.emit('unsync', { feeds: ['visitor:1'] });
    expect(wire.sent).toEqual([]);
  });

  it('V3: when the tab with the socket closes, another takes over, asks for what it left, and answers of before are dropped', async () => {
    const { first, second } = await two();
    const answers: unknown[] = [];
    second.socket.emit('cmd', {}, (answer: unknown) => answers.push(answer));
    const inheritedBefore = second.inherited();
    first.socket.disconnect();
    await settled();
    expect(browser.wires).toHaveLength(2);
    expect(second.inherited()).toBeGreaterThan(inheritedBefore);
    expect([second.heard.at(-1), second.socket.connected]).toEqual(['disconnect', false]);
    browser.wires[1]!.push('connect');
    expect(second.socket.connected).toBe(true);
    expect(answers).toEqual([]);
  });

  it('a loss whose details can’t go to another tab is told to all tabs all the same', async () => {
    const { first, second, wire } = await two();
    wire.push('disconnect', 'transport close', { description: () => 'no data' });
    expect([first.heard.at(-1), second.heard.at(-1)]).toEqual(['disconnect', 'disconnect']);
    wire.push('connect_error', Object.assign(new Error('refused'), { description: () => 'no data' }));
    expect([first.heard.at(-1), second.heard.at(-1)]).toEqual(['connect_error', 'connect_error']);
  });

  it('a tab that says goodbye leaves its unsent texts to the one with the socket', async () => {
    const { first, second } = await two();
    const before = first.inherited();
    second.socket.leave();
    expect(first.inherited()).toBe(before + 1);
  });

  it(`a tab that the system froze loses the socket to one that is looked at (signs of life every ${pingEvery} ms)`, async () => {
    const { first, second } = await two();
    first.freeze();
    for (let beat = 0; beat < 5; beat++) beats.beat();
    await settled();
    expect(browser.wires).toHaveLength(2);
    expect(browser.wires[0]!.connected).toBe(false);
    browser.wires[1]!.push('connect');
    expect(second.socket.connected).toBe(true);
  });

  it('a tab that answers keeps the socket however long it takes', async () => {
    await two();
    for (let beat = 0; beat < 30; beat++) beats.beat();
    await settled();
    expect(browser.wires).toHaveLength(1);
  });
});
