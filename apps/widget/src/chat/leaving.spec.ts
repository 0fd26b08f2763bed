import { jest } from '@jest/globals';
import type { LiveConnection } from '#libs/sync-client';
import { openMemory } from './browser-storage';
import { Leaving } from './leaving';

const kept = (): ReturnType<typeof openMemory> => {
  const map = new Map<string, string>();
  return openMemory(() => ({
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  }));
};

/** A connection that answers when the test says so. */
function line() {
  const sent: unknown[] = [];
  let answer: () => void = () => undefined;
  const send = jest.fn((...args: unknown[]) => {
    sent.push(args);
    return new Promise<void>((done) => (answer = done));
  }) as unknown as LiveConnection['send'];
  return { send, sent, answer: () => answer() };
}

describe('leaving a chat', () => {
  it('V6: without an answer it is kept over a reload, and sent again with the same id', async () => {
    const [memory, first, second] = [kept(), line(), line()];
    void new Leaving(memory, 'key').begin('chat', first);
    const after = new Leaving(memory, 'key');
    const resumed = after.resume(second);
    expect(after.chat.value).toBe('chat');
    expect(second.sent).toEqual(first.sent);
    second.answer();
    await resumed;
    expect([after.chat.value, memory.get('key')]).toEqual([null, null]);
  });

  it('V6: is sent once on one connection, and nothing is sent when nobody leaves', async () => {
    const [memory, one] = [kept(), line()];
    const leaving = new Leaving(memory, 'key');
    await leaving.resume(one);
    expect(one.sent).toEqual([]);
    void leaving.begin('chat', one);
    await leaving.resume(one);
    expect(one.sent).toHaveLength(1);
  });

  it('an answer on an old connection does not end what a new one still asks', async () => {
    const [old, next, leaving] = [line(), line(), new Leaving(kept(), 'key')];
    const begun = leaving.begin('chat', old);
    void leaving.resume(next);
    old.answer();
    await begun;
    expect(leaving.chat.value).toBe('chat');
  });
});
