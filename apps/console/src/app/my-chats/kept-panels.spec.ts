import { kept, thinned } from './kept-panels';

const chats = (count: number): string[] => Array.from({ length: count }, (_, place) => `chat-${place}`);

describe('chat windows that stay behind the one in front', () => {
  it('given a window that comes to the front again, it is the newest of those that are there', () => {
    expect(kept(['a', 'b', 'c'], 'a', ['a', 'b', 'c'])).toEqual(['b', 'c', 'a']);
  });

  it('given a chat that is mine no more, its window goes at once, also the one in front', () => {
    expect(kept(['a', 'b', 'c'], 'c', ['b', 'c'])).toEqual(['b', 'c']);
    expect(kept(['a', 'b'], undefined, ['a'])).toEqual(['a']);
  });

  it('given a walk through fifty tabs without a rest, there are never more than nine', () => {
    const mine = chats(50);
    const walked = mine.reduce<readonly string[]>((before, front) => kept(before, front, mine), []);
    expect(walked).toEqual(mine.slice(-9));
  });

  it('when the page rests, the one in front and the last four before it stay', () => {
    expect(thinned(chats(7))).toEqual(['chat-2', 'chat-3', 'chat-4', 'chat-5', 'chat-6']);
  });

  it('when the page rests and there are no more than these, nothing changes', () => {
    const few = chats(5);
    expect(thinned(few)).toBe(few);
  });
});
