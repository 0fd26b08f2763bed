import pg from 'pg';
import type { HistoryRow } from '#libs/contracts';
import { HistoryRebuild } from '../../apps/server/src/history/rebuild-history';
import { assembleLog } from '../../apps/server/src/log-assembly';
import { type Connections, openConnections } from '../../apps/server/src/platform/connections';
import { alone } from '../../apps/server/src/projections/rebuild/alone';
import type { Difference } from '../../apps/server/src/projections/rebuild/compare';
import { Rebuild } from '../../apps/server/src/projections/rebuild/rebuild';
import { until } from '../support/line';
import type { Account, Guest } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { plant, type Planted, wordsIn } from '../wire/planted-words';
import { post } from '../wire/wire-world';

describe('A6: the tables of history are rebuilt while Parley runs', () => {
  let parley: TestParley;
  let connections: Connections;
  let owner: pg.Client;
  let staff: Record<'admin' | 'auditor' | 'alice' | 'bob', Account>;
  let guest: Guest;
  let chat: string;
  let planted: Planted[];
  let codec: ReturnType<typeof assembleLog>['log']['codec'];

  beforeAll(async () => {
    parley = await parleyInProcess();
    const { office, database, masterKey } = parley;
    connections = openConnections(database.ownerUrl, database.keysUrl, () => undefined);
    ({ codec } = assembleLog(connections, Buffer.from(masterKey, 'hex')).log);
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    staff = { admin: await office.admin(), auditor: await office.hire('auditor'), alice: await office.hire(), bob: await office.hire() }; // prettier-ignore
    await office.staffLine(staff.bob);
    planted = [await plant(office, staff.alice, staff.bob), await plant(office, staff.alice, staff.bob)];
    guest = await office.guest();
    chat = String((await office.command(guest, 'chat.start', { text: 'Hello', fields: { name: 'Hannah' } }))['chat']);
    await office.command(staff.alice, 'chat.accept', {}, chat);
    await office.command(staff.bob, 'chat.watch', {}, chat);
    await atRest();
  }, 60_000);
  afterAll(async () => {
    await owner.end();
    await connections.close();
    await parley.close();
  });

  async function rebuild(onProgress: () => void = () => undefined) {
    const found: Difference[] = [];
    const parts = { ownerUrl: parley.database.ownerUrl, pool: connections.views, codec, onProgress };
    const rebuilt = await HistoryRebuild.run({ ...parts, onDifference: (one) => found.push(one) });
    return { ...rebuilt, found };
  }
  const rows = async (text: string): Promise<Record<string, unknown>[]> => (await owner.query<Record<string, unknown>>(text)).rows; // prettier-ignore
  /** The search stands where the log ends. */
  const atRest = (): Promise<unknown> =>
    until(async () => (await rows(`select from history.checkpoint where name = 'search' and position = (select max(position) from log.events)`)).length > 0); // prettier-ignore
  async function found(words: string): Promise<string[]> {
    const { body } = await post(parley.office, staff.auditor, 'query', {
      v: 1,
      type: 'history.search',
      body: { words },
    });
    return (body['result'] as { chats: HistoryRow[] }).chats.map((row) => row.chat);
  }
  const sides = () => rows(`select nspname from pg_namespace where nspname like '%_rebuilt'`);
  const kept = async (): Promise<string> => JSON.stringify([await rows('select * from history.words'), await rows('select * from history.chats')]); // prettier-ignore
  const erase = (visitor: string) => parley.office.command(staff.admin, 'visitor.erase', { visitor });
  const isErased = (visitor: string) =>
    until(async () => (await rows(`select from log.events where type = 'VisitorErased' and stream_id = '${visitor}'`)).length === 1); // prettier-ignore

  it('under traffic what was rebuilt equals the live tables byte for byte, and the reader goes on', async () => {
    let isOver = false;
    const traffic = (async () => {
      for (let i = 0; !isOver; i++) await parley.office.command(guest, 'message.post', { text: `question ${i}` }, chat);
    })();
    for (let i = 0; i < 3; i++) expect(await rebuild()).toMatchObject({ found: [], differences: 0 });
    isOver = true;
    await traffic;
    await parley.office.command(guest, 'message.post', { text: 'the ultimate word' }, chat);
    await until(async () => (await found('ultimate')).includes(chat));
    await atRest();
    expect(await rebuild()).toMatchObject({ differences: 0 });
    expect(await sides()).toEqual([]);
  }, 60_000);

  it('finds planted rows and heals them; it records nothing', async () => {
    await owner.query(`update history.chats set name = 'Forged', messages = 0 where chat = '${chat}'`);
    await owner.query(`delete from history.words where text = 'the ultimate word'`);
    await owner.query(`insert into history.people values (gen_random_uuid(), '${chat}', 'member')`);
    expect(await found('ultimate')).toEqual([]);
    await atRest();
    const head = () => rows('select max(position) from log.events');
    const before = await head();
    expect((await rebuild()).found).toEqual([
      { table: 'chats', row: chat, what: 'different' },
      { table: 'people', row: expect.stringMatching(/ member$/) as string, what: 'too much' },
      { table: 'words', row: expect.stringContaining(chat) as string, what: 'missing' },
    ]);
    expect(await head()).toEqual(before);
    expect(await found('ultimate')).toEqual([chat]);
    expect(await rebuild()).toMatchObject({ differences: 0 });
  }, 60_000);

  it('A5: words of the erased stay away, of who was erased before it and of who is erased meanwhile', async () => {
    const [before, meanwhile] = planted.map(({ guest: { visitor } }) => visitor) as [string, string];
    // As a rebuild leaves it that was killed
    await owner.query(
      'create schema history_rebuilt; create table history_rebuilt.words as select * from history.words',
    );
    await erase(before);
    await isErased(before);
    expect(await sides()).toEqual([]);
    expect(wordsIn(await kept()).length).toBeGreaterThan(30);
    let erasing: Promise<unknown> | undefined;
    await rebuild(() => void (erasing ??= erase(meanwhile)));
    await erasing;
    await isErased(meanwhile);
    expect(wordsIn(await kept())).toEqual([]);
    await atRest();
    expect(await rebuild()).toMatchObject({ differences: 0 });
    expect(wordsIn(await kept())).toEqual([]);
  }, 60_000);

  it('two at once, whatever they rebuild: the second is told, and nothing was done', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const first = alone(parley.database.ownerUrl, () => {
      begun.resolve();
      return promise;
    });
    await begun.promise;
    const views = { ownerUrl: parley.database.ownerUrl, pool: connections.views, codec };
    const sentence = 'another rebuild, or an erasure, is at work; nothing was done';
    await expect(rebuild()).rejects.toThrow(sentence);
    await expect(Rebuild.run('all', views)).rejects.toThrow(sentence);
    resolve();
    await first;
    expect(await rebuild()).toMatchObject({ differences: 0 });
    expect(parley.errors).toEqual([]);
  });
});
