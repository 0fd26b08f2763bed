import { querySchemas } from '#libs/contracts';
import { uuidv7 } from '#libs/sync-client';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { type Column, columns, feedMatrix, letters, type State, states } from './permission-matrix';
import { PermissionWorld, type Scene } from './permission-world';
import { post } from './wire-world';

const cells = Object.entries(feedMatrix).flatMap(([feed, rows]) => states.map((state) => [feed, state, rows[state]] as const)); // prettier-ignore
const threads = cells.filter(([feed]) => feed.endsWith(':CHAT'));

describe('who may read what', () => {
  let parley: TestParley;
  let world: PermissionWorld;
  const scenes = new Map<State, Scene>();
  beforeAll(async () => {
    parley = await parleyInProcess();
    world = await PermissionWorld.open(parley);
    for (const state of states) scenes.set(state, await world.scene(state));
  }, 120_000);
  afterAll(() => parley.close());

  function named(feed: string, { chat }: Scene): string {
    const { in: operator, administrator, auditor } = world.staff;
    const ids = { CHAT: chat, SITE: world.site, IN: operator.id, ADMINISTRATOR: administrator.id, AUDITOR: auditor.id };
    return feed.replace(/[A-Z]+/, (word) => ids[word as keyof typeof ids]);
  }

  async function overHttp(column: Column, scene: Scene, feed: string): Promise<string> {
    const message = { v: 1, epoch: null, feeds: [{ feed, seq: 0 }] };
    const answer = await post(parley.office, world.person(column, scene), 'sync', message);
    if (answer.body['ok'] !== true) return letters[String(answer.body['code'])] ?? answer.text;
    const [one] = answer.body['feeds'] as object[];
    // Denied says no more than the name that was asked for.
    if ('denied' in (one as object)) expect(one).toEqual({ feed, denied: true });
    return 'denied' in (one as object) ? 'D' : 'y';
  }

  async function overSocket(column: Column, scene: Scene, feed: string, otherwise: string): Promise<string> {
    const isVisitor = column === 'own' || column === 'other';
    const guest = column === 'own' ? scene.own : world.other;
    const line = isVisitor ? await parley.office.visitorLine(guest) : world.lines[column];
    if (!line) return otherwise;
    const [one] = await line.sync(feed);
    line.socket.emit('unsync', { feeds: [feed] });
    if (isVisitor) line.close();
    return one && 'denied' in one ? 'D' : 'y';
  }

  it.each(cells)(
    '%s, with a %s chat: each is given it or denied, over HTTP and over the socket',
    async (feed, state, row) => {
      const scene = scenes.get(state) as Scene;
      const name = named(feed, scene);
      const [http, socket] = ['', ''].map(() => [] as string[]) as [string[], string[]];
      for (const [i, column] of columns.entries()) {
        if (row[i] !== '-') http.push(await overHttp(column, scene, name));
        if (row[i] !== '-') socket.push(await overSocket(column, scene, name, row[i] ?? ''));
      }
      expect(http.join('')).toBe(row.replaceAll('-', ''));
      expect(socket.join('')).toBe(row.replaceAll('-', ''));
    },
    60_000,
  );

  it.each(threads)(
    'older messages of %s, with a %s chat, follow the same right',
    async (feed, state, row) => {
      const scene = scenes.get(state) as Scene;
      const before = (chat: string): object => ({ v: 1, type: 'thread.before', body: { feed: feed.replace('CHAT', chat), before: 100 } }); // prettier-ignore
      let answered = '';
      for (const [i, column] of columns.entries()) {
        if (row[i] === '-') continue;
        const who = world.person(column, scene);
        const answer = await post(parley.office, who, 'query', before(scene.chat));
        const code = String(answer.body['code']);
        answered += answer.body['ok'] === true ? 'y' : code === 'NOT_FOUND' ? 'D' : (letters[code] ?? code);
        if (code !== 'NOT_FOUND') continue;
        const missing = await post(parley.office, who, 'query', before(uuidv7()));
        expect([missing.status, missing.text]).toEqual([answer.status, answer.text]);
      }
      expect(answered).toBe(row.replaceAll('-', ''));
    },
    60_000,
  );

  it.each([
    ['sessions.mine', 'FFyyyyyyyyyU'],
    ['sessions.of', 'FFFFFFFFFyFU'],
    ['waiting.lastHour', 'FFyyyyyyyyFU'],
    ['settings.get', 'FFFFFFFFFyFU'],
  ])('the query %s is answered to each as the product says', async (type, row) => {
    const scene = scenes.get('active') as Scene;
    let answered = '';
    for (const column of columns) {
      const asked = { v: 1, type, body: type === 'sessions.of' ? { operator: world.staff.in.id } : {} };
      const { body } = await post(parley.office, world.person(column, scene), 'query', asked);
      answered += body['ok'] === true ? 'y' : (letters[String(body['code'])] ?? String(body['code']));
    }
    expect(answered).toBe(row);
  });

  // What is asked of the past has its own specs: history.int.spec.ts, past.int.spec.ts.
  it('every query of the code has a row here', () => {
    const others = Object.keys(querySchemas).filter((type) => !type.startsWith('history.'));
    expect(others.sort()).toEqual([
      'sessions.mine',
      'sessions.of',
      'settings.get',
      'thread.before',
      'waiting.lastHour',
    ]);
  });

  it('D4: a row that an offer shows to somebody of another site is in his own feed, and goes with the offer', async () => {
    const { office } = parley;
    const { target, member } = world.staff;
    const { chat, offer } = await world.scene('active');
    const rowOf = async (): Promise<unknown> => {
      const { body } = await post(office, target, 'sync', { v: 1, epoch: null, feeds: [{ feed: `me:${target.id}`, seq: 0 }] }); // prettier-ignore
      const [me] = body['feeds'] as { rows: { key: string; row: unknown }[] }[];
      return me?.rows.find(({ key }) => key === `row:${chat}`)?.row ?? null;
    };
    expect(await rowOf()).toMatchObject({ kind: 'row', row: { chat, site: world.site } });
    await office.command(member, 'offer.cancel', { offer }, chat);
    expect(await rowOf()).toBeNull();
  });

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
