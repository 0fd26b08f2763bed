import { commandSchemas } from '#libs/contracts';
import { defaultSettings } from '#libs/domain';
import { uuidv7 } from '#libs/sync-client';
import type { Answered } from '../support/office';
import { until } from '../support/line';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { chatMatrix, type Column, columns, letters, otherMatrix, states } from './permission-matrix';
import { PermissionWorld, type Scene } from './permission-world';
import { LogBook, post, withoutIds } from './wire-world';

const chatCells = Object.entries(chatMatrix).flatMap(([type, rows]) => states.map((state) => [type, state, rows[state]] as const)); // prettier-ignore

describe('who may do what to a chat', () => {
  let parley: TestParley;
  let log: LogBook;
  let world: PermissionWorld;
  const scenes = new Map<string, Scene>();
  beforeAll(async () => {
    parley = await parleyInProcess();
    log = await LogBook.open(parley);
    world = await PermissionWorld.open(parley);
    for (const state of states) scenes.set(state, await world.scene(state));
    await log.atRest();
  }, 120_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  function send(column: Column, scene: Scene | null, type: string, body: object, chat?: string): Promise<Answered> {
    const who = scene
      ? world.person(column, scene)
      : column === 'own'
        ? world.other
        : world.person(column, {} as Scene);
    return post(parley.office, who, 'cmd', { v: 1, id: uuidv7(), type, ...(chat ? { chat } : {}), body });
  }

  /** What these ask for is recorded after their answer. */
  const goesOn = new Set(['context.retry', 'visitor.erase']);
  const count = (type: string) => log.rows('select from log.events where type = $1', [type]);
  async function atRest(): Promise<void> {
    const open = async (): Promise<number> =>
      (await count('VisitorErasureRequested')).length - (await count('VisitorErased')).length;
    await until(async () => (await open()) === 0);
    await log.atRest();
  }

  const letterOf = ({ body }: Answered): string =>
    body['ok'] === true ? 'y' : (letters[String(body['code'])] ?? String(body['code']));

  /** A refusal leaves the record as it was; one that hides says the same as about a chat that was never there. */
  async function ask(column: Column, scene: Scene | null, type: string, expected: string): Promise<string> {
    const body = await world.body(type, column, scene);
    const before = await log.head();
    const answer = await send(column, scene, type, body, scene?.chat);
    const letter = letterOf(answer);
    if (letter !== 'y' && expected !== 'y')
      expect({ column, head: await log.head() }).toEqual({ column, head: before });
    if (letter === 'y' && goesOn.has(type)) await atRest();
    if (letter === 'N') {
      const missing = await send(column, scene, type, body, uuidv7());
      expect([missing.status, withoutIds(missing.text)]).toEqual([answer.status, withoutIds(answer.text)]);
    }
    // Parley answers a retry itself, in its own time: this site has no endpoint.
    if (letter === 'y' && type === 'context.retry') await log.atRest();
    return letter;
  }

  it('every command of the code has a row here', () => {
    expect([...Object.keys(chatMatrix), ...Object.keys(otherMatrix)].sort()).toEqual(
      Object.keys(commandSchemas).sort(),
    );
  });

  it.each(chatCells)(
    '%s on a %s chat is answered to each as the product says',
    async (type, state, row) => {
      let answered = '';
      for (const [i, column] of columns.entries()) {
        if (row[i] === '-') answered += '-';
        else {
          // What is done changes the chat: it gets one of its own.
          const scene = row[i] === 'y' ? await world.scene(state) : (scenes.get(state) as Scene);
          answered += await ask(column, scene, type, row[i] ?? '');
        }
      }
      expect(answered).toBe(row);
    },
    60_000,
  );

  it.each(Object.entries(otherMatrix))(
    '%s is answered to each as the product says',
    async (type, row) => {
      let answered = '';
      for (const [i, column] of columns.entries()) answered += await ask(column, null, type, row[i] ?? '');
      expect(answered).toBe(row);
    },
    60_000,
  );

  it("ids of people, sites and sessions that are not there, or not one's own, are not found", async () => {
    const { office } = parley;
    const { administrator, in: operator, supervisor } = world.staff;
    for (const type of ['operator.disable', 'operator.enable', 'operator.reset-password'])
      expect((await office.tryCommand(administrator, type, { operator: uuidv7() })).body).toMatchObject({ code: 'NOT_FOUND' }); // prettier-ignore
    const query = await post(office, supervisor, 'query', { v: 1, type: 'sessions.mine', body: {} });
    const { sessions } = query.body['result'] as { sessions: { id: string }[] };
    const foreign = await office.tryCommand(operator, 'session.revoke', { session: sessions[0]?.id });
    const missing = await office.tryCommand(operator, 'session.revoke', { session: uuidv7() });
    expect(foreign.body).toMatchObject({ code: 'NOT_FOUND' });
    expect(withoutIds(foreign.text)).toBe(withoutIds(missing.text));
    const still = await office.http('/api/session', { method: 'GET', headers: office.as(supervisor) });
    expect(still.status).toBe(200);
  }, 60_000);

  it('J3: where the setting says so, supervisors are the only ones who may watch', async () => {
    const { office } = parley;
    const { watcher: _, member: __, out: ___, ...staff } = world.staff;
    await office.command(staff.administrator, 'settings.change', { settings: { ...defaultSettings, watchBy: 'supervisors' } }); // prettier-ignore
    const { chat } = await world.scene('active', false);
    for (const [column, account] of Object.entries(staff)) {
      const { body } = await office.tryCommand(account, 'chat.watch', {}, chat);
      expect([column, body['code'] ?? 'done']).toEqual([column, column === 'supervisor' ? 'done' : 'FORBIDDEN']);
    }
    await office.command(staff.administrator, 'settings.change', { settings: defaultSettings });
  }, 60_000);

  it('nothing of this was an error of the server', () => expect(parley.errors).toEqual([]));
});
