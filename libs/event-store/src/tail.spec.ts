import { someAppend, write } from './event-store.contract';
import { InMemoryEventStore } from './in-memory-event-store';
import { Tail, type TailOptions } from './tail';

const stream = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function following(options: Partial<TailOptions> = {}) {
  const store = new InMemoryEventStore(() => 1);
  const seen: number[] = [];
  const errors: unknown[] = [];
  let appended = 0;
  let failures = 0;
  let reached = { position: Infinity, resolve: (): void => undefined };
  const tail = new Tail({
    store,
    after: () => seen.at(-1) ?? 0,
    handle: (events) => {
      if (failures-- > 0) throw new Error('not now');
      seen.push(...events.map((e) => e.position));
      if ((seen.at(-1) ?? 0) >= reached.position) reached.resolve();
    },
    onError: (error) => errors.push(error),
    pollEvery: 1,
    ...options,
  });
  const append = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) await store.append(someAppend([write(stream(++appended), 0)]));
  };
  const until = (position: number): Promise<void> =>
    new Promise((resolve) => {
      reached = { position, resolve };
      if ((seen.at(-1) ?? 0) >= position) resolve();
    });
  const fail = (times: number): void => void (failures = times);
  return { store, tail, seen, errors, append, until, fail };
}

describe('following the log', () => {
  it('hands on everything once, in order, in parts', async () => {
    const { tail, seen, append, until } = following({ limit: 3 });
    await append(7);
    tail.start();
    await until(7);
    await append(2);
    await until(9);
    await tail.stop();
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('is woken by a hint long before it would look again', async () => {
    const { store, tail, seen, append, until } = following({ pollEvery: 60_000 });
    store.onAppended(() => tail.hint());
    tail.start();
    await append(2);
    await until(2);
    await tail.stop();
    expect(seen).toEqual([1, 2]);
  });

  it('does not read on when it is told of what it has', async () => {
    const { store, tail, append, until } = following();
    let reads = 0;
    const readAll = store.readAll.bind(store);
    store.readAll = (...args) => (reads++, readAll(...args));
    await append(1);
    tail.start();
    await until(1);
    await tail.stop();
    const before = reads;
    tail.hint(1);
    expect(reads).toBe(before);
  });

  it('never hands on what lies beyond a hole', async () => {
    const hidden = 3;
    const { store, tail, seen, append, until } = following();
    const readAll = store.readAll.bind(store);
    let looks = 0;
    store.readAll = async (after, limit) => {
      const events = await readAll(after, limit);
      return looks++ < 5 ? events.filter((e) => e.position !== hidden) : events;
    };
    await append(5);
    tail.start();
    await until(5);
    await tail.stop();
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect(looks).toBeGreaterThan(5);
  });

  it('tries again what its reader could not take', async () => {
    const { tail, seen, errors, append, until, fail } = following();
    fail(2);
    await append(2);
    tail.start();
    await until(2);
    await tail.stop();
    expect([seen, errors.length]).toEqual([[1, 2], 2]);
  });
});
