import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { PersonKeys } from './person-keys';

describe('the keys of people', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;
  const masterKey = randomBytes(32);
  const aProcess = (master = masterKey): PersonKeys => new PersonKeys({ pool, masterKey: master, newId: randomUUID });

  beforeAll(async () => {
    database = await freshDatabase();
    const url = new URL(database.keysUrl);
    url.searchParams.set('options', '-c role=parley_app');
    pool = new pg.Pool({ connectionString: url.href });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('are made once, and are the same in every process', async () => {
    const person = randomUUID();
    const all = await Promise.all(Array.from({ length: 8 }, () => aProcess().of(person)));
    expect(all[0]?.key).toHaveLength(32);
    for (const key of all) expect(key).toEqual(all[0]);
    expect(await aProcess().byRef(all[0]?.ref ?? '')).toEqual(all[0]);
  });

  it('are made for many people at once', async () => {
    const people = Array.from({ length: 50 }, () => randomUUID());
    const keys = aProcess();
    const made = await Promise.all(people.map((person) => keys.of(person)));
    expect(new Set(made.map(({ key }) => key?.toString('hex'))).size).toBe(50);
    expect(keys.cached(people[0] ?? '')).toEqual(made[0]);
  });

  it('are in the database only as they are wrapped by the master key', async () => {
    const { person, key } = await aProcess().of(randomUUID());
    const { rows } = await pool.query<{ wrapped: Buffer }>('select wrapped from keys.person_keys where person = $1', [
      person,
    ]);
    expect(rows[0]?.wrapped.includes(key ?? '')).toBe(false);
    await expect(aProcess(randomBytes(32)).of(person)).rejects.toThrow();
  });

  it('cannot be put in the place of another person’s', async () => {
    const [anna, boris] = [await aProcess().of(randomUUID()), await aProcess().of(randomUUID())];
    const copy = `update keys.person_keys set wrapped = (select wrapped from keys.person_keys where person = $1) where person = $2`;
    await pool.query(copy, [anna.person, boris.person]);
    await expect(aProcess().of(boris.person)).rejects.toThrow();
  });

  it('are destroyed for ever: no process makes a new one, and a second destruction changes nothing', async () => {
    const keys = aProcess();
    const { person, ref } = await keys.of(randomUUID());
    expect(await keys.destroy(person)).toBe(ref);
    expect(await keys.destroy(person)).toBe(ref);
    for (const one of [keys, aProcess()]) expect(await one.of(person)).toEqual({ ref, person, key: null });
  });

  it('stay destroyed for somebody who never had one', async () => {
    const person = randomUUID();
    const ref = await aProcess().destroy(person);
    expect(await aProcess().of(person)).toEqual({ ref, person, key: null });
  });

  it('are destroyed again after a backup brought them back', async () => {
    const keys = aProcess();
    const { person, ref } = await keys.of(randomUUID());
    expect(await keys.destroyRefs([ref, randomUUID()])).toBe(1);
    expect(await keys.destroyRefs([ref])).toBe(0);
    expect((await keys.of(person)).key).toBeNull();
  });

  it('leave the memory of other processes after their time', async () => {
    const other = new PersonKeys({ pool, masterKey, newId: randomUUID, keepFor: 1 });
    const { person } = await other.of(randomUUID());
    await aProcess().destroy(person);
    let key: Buffer | null | undefined;
    do key = (await other.of(person)).key;
    while (key !== null);
    expect(other.cached(person)?.key ?? null).toBeNull();
  });
});
