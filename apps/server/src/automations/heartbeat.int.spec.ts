import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database';
import { uuidv7 } from '../platform/ids';
import { Heartbeat } from './heartbeat';

const start = 1_000_000;
const minute = 60_000;

describe('Heartbeat', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;
  let heartbeat: Heartbeat;
  beforeEach(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.appUrl });
    heartbeat = new Heartbeat(pool);
    await heartbeat.beat(start, true);
    await deadline('absence', true);
    await deadline('offer', false);
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  const deadline = (key: string, moves: boolean): Promise<unknown> =>
    pool.query(
      `insert into automation.deadlines (key, about, due_at, moves, command, event_id, correlation_id)
       values ($1, gen_random_uuid(), $2, $3, '{}', gen_random_uuid(), gen_random_uuid())`,
      [key, start + minute, moves],
    );
  const lost = async (since: number): Promise<string> => {
    const actor = uuidv7();
    await pool.query(
      `insert into presence.unrecorded (actor, actor_kind, present, since, due_at) values ($1, 1, false, $2::bigint, $2::bigint + 5000)`,
      [actor, since],
    );
    return actor;
  };
  const sinceOf = async (actor: string): Promise<number> =>
    Number(
      (await pool.query<{ since: string }>('select since from presence.unrecorded where actor = $1', [actor])).rows[0]
        ?.since,
    );
  const due = async (): Promise<Record<string, number>> => {
    const { rows } = await pool.query<{ key: string; at: number }>(
      'select key, due_at::float8 as at from automation.deadlines',
    );
    return Object.fromEntries(rows.map(({ key, at }) => [key, at - start]));
  };

  it('V4: after an outage of ours absences wait longer by it and by a minute; other deadlines do not', async () => {
    const outage = 20 * minute;
    expect(await heartbeat.beat(start + outage, false)).toBe(outage + minute);
    expect(await due()).toEqual({ absence: outage + 2 * minute, offer: minute });
    expect(await heartbeat.beat(start + outage + 2_000, false)).toBe(0);
    expect(await due()).toEqual({ absence: outage + 2 * minute, offer: minute });
  });

  it('V4: of a start that finds nobody else any gap counts, however short', async () => {
    expect(await heartbeat.beat(start + 3_000, true)).toBe(3_000 + minute);
  });

  it('a node that takes over from another within seconds moves nothing', async () => {
    expect(await heartbeat.beat(start + 4_000, false)).toBe(0);
    expect(await due()).toEqual({ absence: minute, offer: minute });
  });

  it('V4: who was lost just before the outage gets it too; who is found missing after it counts from then', async () => {
    const outage = 20 * minute;
    const [before, after] = [await lost(start - 1_000), await lost(start + outage)];
    await heartbeat.beat(start + outage, true);
    expect(await sinceOf(before)).toBe(start - 1_000 + outage + minute);
    expect(await sinceOf(after)).toBe(start + outage);
  });

  it('a clock that was set back moves nothing, and the beat stands', async () => {
    expect(await heartbeat.beat(start - minute, true)).toBe(0);
    expect(await heartbeat.beat(start + 5_000, false)).toBe(0);
  });
});
