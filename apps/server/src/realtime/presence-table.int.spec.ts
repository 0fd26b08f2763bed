import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database';
import { uuidv7 } from '../platform/ids';
import type { Reader } from './feed-socket';
import { PresenceTable } from './presence-table';

const visitor = (): Reader => ({ kind: 'visitor', id: uuidv7() });

describe('PresenceTable', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.appUrl, max: 8 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function node(): Promise<PresenceTable> {
    const table = new PresenceTable(pool, uuidv7());
    await table.beat();
    return table;
  }
  /** What is still to be recorded about somebody. */
  const open = async (who: Reader): Promise<boolean[]> =>
    (await (await node()).due(1e15, 1000)).filter(({ reader }) => reader.id === who.id).map(({ present }) => present);

  it('O1: only the first socket and the last one are something to record', async () => {
    const [one, other] = [await node(), await node()];
    const who = visitor();
    expect(await one.add(who, 'a1', 1, 1)).toMatchObject({ reader: who, present: true, since: 1 });
    expect(await other.add(who, 'a2', 2, 2)).toBeNull();
    expect(await one.remove(who, 'a1', 3, 3)).toBeNull();
    expect(await other.remove(who, 'a2', 4, 4)).toMatchObject({ reader: who, present: false, since: 4 });
    expect(await other.remove(who, 'a2', 5, 5)).toBeNull();
    expect(await open(who)).toEqual([false]);
  });

  it('O5: two last sockets that are lost on two nodes at the same moment are one loss', async () => {
    const [one, other] = [await node(), await node()];
    for (let round = 0; round < 40; round++) {
      const who = visitor();
      await one.add(who, `b${round}`, 1, 1);
      await other.add(who, `c${round}`, 1, 1);
      const lost = await Promise.all([one.remove(who, `b${round}`, 2, 2), other.remove(who, `c${round}`, 2, 2)]);
      expect(lost.filter((each) => each !== null)).toHaveLength(1);
      expect(await open(who)).toEqual([false]);
    }
  });

  it('O5: whoever sweeps a dead node, and however many do, its people are noted once; others keep theirs', async () => {
    const [dead, alive] = [await node(), await node()];
    const [gone, both] = [visitor(), visitor()];
    await dead.add(gone, 'd1', 1, 1);
    await dead.add(both, 'd2', 1, 1);
    await alive.add(both, 'd3', 1, 1);
    await dead.leave();
    const changes = async (): Promise<unknown[]> =>
      (await pool.query<object>('select change from presence.unrecorded where actor = $1', [gone.id])).rows;
    await Promise.all([alive.sweep(10_000, 2, 2), alive.sweep(10_000, 2, 2), alive.sweep(10_000, 2, 2)]);
    const noted = await changes();
    await alive.sweep(10_000, 3, 3);
    expect(await changes()).toEqual(noted);
    expect([await open(gone), await open(both)]).toEqual([[false], [true]]);
    expect([await alive.isPresent(gone.id), await alive.isPresent(both.id)]).toEqual([false, true]);
  });

  it('O5: a return replaces the loss; what was recorded of the loss does not take the return out', async () => {
    const table = await node();
    const who = visitor();
    await table.add(who, 'e1', 1, 1);
    const lost = await table.remove(who, 'e1', 2, 2);
    const back = await table.add(who, 'e2', 3, 3);
    if (lost) await table.recorded(lost);
    expect(await open(who)).toEqual([true]);
    if (back) await table.recorded(back);
    expect(await open(who)).toEqual([]);
  });

  it('a node that was taken for dead learns it', async () => {
    const table = await node();
    expect(await table.beat()).toBe(true);
    await table.leave();
    expect(await table.beat()).toBe(false);
    expect(await table.beat()).toBe(true);
  });
});
