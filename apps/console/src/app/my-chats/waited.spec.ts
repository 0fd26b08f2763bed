import type { ThreadItem } from '#libs/contracts';
import { waitedBefore } from './waited';

const items = [
  { kind: 'message', n: 1, at: 1000 },
  { kind: 'notice', n: 2, at: 39_000, code: 'accepted' },
  { kind: 'notice', n: 3, at: 60_000, code: 'left', requeued: true },
  { kind: 'message', n: 4, at: 61_000 },
  { kind: 'notice', n: 5, at: 65_000, code: 'accepted' },
] as ThreadItem[];

describe('how long a visitor had waited', () => {
  it('counts from the beginning of the chat', () => expect(waitedBefore(items, 2)).toBe(38_000));
  it('D7: counts a later round from when the last operator left', () => expect(waitedBefore(items, 5)).toBe(5000));
  it('is not known where the beginning is not here', () => expect(waitedBefore(items.slice(1), 2)).toBeNull());
});
