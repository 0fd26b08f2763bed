import { openMemory } from './browser-storage';

function area(limit = Infinity) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem(key: string, value: string) {
      if (value.length > limit) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
  };
}

describe('what the chat frame remembers', () => {
  it('V3: is kept in the browser, and leaves nothing behind but what was set', () => {
    const storage = area();
    const memory = openMemory(() => storage);
    memory.set('token', 'abc');
    expect([memory.kept, memory.get('token'), [...storage.kept.keys()]]).toEqual([true, 'abc', ['token']]);
    memory.set('token', null);
    expect([memory.get('token'), storage.kept.size]).toEqual([null, 0]);
  });

  it('V3: where storage is blocked the page remembers by itself, and says that it is not kept', () => {
    const memory = openMemory(() => {
      throw new Error('SecurityError');
    });
    memory.set('token', 'abc');
    expect([memory.kept, memory.get('token')]).toEqual([false, 'abc']);
    memory.set('token', null);
    expect(memory.get('token')).toBeNull();
  });

  it('what no longer fits is remembered by the page', () => {
    const memory = openMemory(() => area(3));
    memory.set('draft', 'long text');
    expect(memory.get('draft')).toBe('long text');
  });
});
