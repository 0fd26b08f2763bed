import { titleCount } from './title-count';

describe('N5: the number in the title', () => {
  it.each([
    ['Dashboard', 4, 7, 4],
    ['My Chats', 4, 7, 7],
    ['My Chats', 4, 0, 4],
    ['Dashboard', 0, 2, 2],
    ['My profile', 0, 0, 0],
  ])('on %s with %d waiting and %d unread is %d', (page, waiting, unread, expected) => {
    expect(titleCount(page, { waiting, unread })).toBe(expected);
  });
});
