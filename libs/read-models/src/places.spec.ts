import { further, memberPlace, unreadOf, visitorPlace } from './places';

const hidden = [1, 4, 5];

describe('places in the two threads', () => {
  it('V7: a members place becomes the last place that the visitor has up to there', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((place) => visitorPlace(hidden, place))).toEqual([0, 0, 1, 2, 2, 2, 3]);
  });

  it('V7: a visitor place becomes the place of the same item', () => {
    expect([0, 1, 2, 3].map((place) => memberPlace(hidden, place))).toEqual([0, 2, 3, 6]);
  });

  it('V7: a position goes neither back nor beyond the last item', () => {
    expect([further(3, 2, 9), further(3, 5, 9), further(3, 12, 9)]).toEqual([3, 5, 9]);
  });

  it('N4: only messages by others after the position are unread', () => {
    const unseen = { a: [2], b: [3, 5] };
    expect([unreadOf(unseen, 'a', 0), unreadOf(unseen, 'a', 3), unreadOf(unseen, 'b', 0)]).toEqual([2, 1, 1]);
  });
});
