import { activeRow, chatRow, maya, meChat, meOffer, tomas } from '../../testing/rows';
import { Entries, type Seen } from './entry';

const rowsOf = (...rows: ReturnType<typeof chatRow>[]) => new Map(rows.map((row) => [row.chat, row]));
const seen = (change: Partial<Seen>): Seen => ({ rows: new Map(), chats: [], offers: [], ...change });

describe('an entry of the Dashboard', () => {
  it('D8: an offer to me is the label that I see instead of the status', () => {
    const [entry] = new Entries().from(
      seen({ rows: rowsOf(activeRow('a', [tomas])), offers: [meOffer('a', 'invite')] }),
    );
    expect(entry).toMatchObject({ group: 'for-you', label: 'invite', row: { status: 'active' } });
  });

  it.each([[['invite', 'transfer']], [['transfer', 'invite']]] as const)('D9: of %s the transfer is shown', (kinds) => {
    const offers = kinds.map((kind) => meOffer('a', kind));
    const [entry] = new Entries().from(seen({ rows: rowsOf(activeRow('a', [tomas])), offers }));
    expect(entry?.label).toBe('transfer');
  });

  it('is the very same object while nothing in it has changed', () => {
    const entries = new Entries();
    const rows = rowsOf(chatRow('a'), chatRow('b'));
    const [a, b] = entries.from(seen({ rows }));
    const [sameA, otherB] = entries.from(seen({ rows: new Map(rows).set('b', chatRow('b', { since: 2 })) }));
    expect(sameA).toBe(a);
    expect(otherB).not.toBe(b);
  });

  it('D5: stays among the waiting for a moment when my Accept came too late', () => {
    const rows = rowsOf(activeRow('a', [tomas]));
    const [entry] = new Entries().from(seen({ rows, held: new Set(['a']) }));
    expect(entry).toMatchObject({ group: 'waiting', label: 'active' });
  });

  it('knows what the chat is to me', () => {
    const mine = meChat('a');
    const [entry] = new Entries().from(seen({ rows: rowsOf(activeRow('a', [maya])), chats: [mine] }));
    expect(entry?.mine).toBe(mine);
  });
});
