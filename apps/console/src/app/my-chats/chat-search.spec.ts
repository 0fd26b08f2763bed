import { message } from '../../testing/rows';
import { matches } from './chat-search';

describe('the search in a chat', () => {
  const items = [
    message(1, null, { text: 'The Green one' }),
    message(2, null, { text: { erased: true } }),
    { kind: 'notice', n: 3, at: 1, code: 'closed', by: null, about: null } as const,
    message(4, null, { text: 'evergreen' }),
  ];

  it.each([
    ['green', [1, 4]],
    [' GREEN one ', [1]],
    ['erased', []],
    ['  ', []],
  ])('for "%s" finds the messages at %j', (words, places) => {
    expect(matches(items, words)).toEqual(places);
  });
});
