import type { ConsistencyProof } from '#libs/contracts';
import { until } from '../support/line';
import type { Account, Guest } from '../support/office';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { rootsOf } from './proof-by-hand';
import { LogBook, post } from './wire-world';

interface Signed {
  readonly at: number;
  readonly note: string;
  readonly root: string;
}

describe('A4: history.consistency, that the log only grew between two signed heads', () => {
  let parley: TestParley;
  let log: LogBook;
  let auditor: Account;
  let supervisor: Account;
  let guest: Guest;
  let heads: Signed[];
  /** Moved by hand: each step signs what there is. */
  let now = Date.now();
  beforeAll(async () => {
    parley = await parleyInProcess(1, { clock: { now: () => now } });
    log = await LogBook.open(parley);
    const { office } = parley;
    [auditor, supervisor, guest] = [
      await office.hire('auditor'),
      await office.hire('supervisor'),
      await office.guest(),
    ];
    const { chat } = await office.command(guest, 'chat.start', { text: 'Hello?' });
    for (const text of ['one', 'two', 'three']) {
      await office.command(guest, 'message.post', { text }, String(chat));
      const head = await log.atRest();
      now += 5_000;
      await until(async () => (await signed()).at(-1)?.at === head);
    }
    heads = await signed();
  }, 60_000);
  afterAll(async () => {
    await log.close();
    await parley.close();
  });

  async function signed(): Promise<Signed[]> {
    const rows = await log.rows<{ position: string; note: string }>('select position, note from log.heads order by 1');
    return rows.map(({ position, note }) => ({ at: Number(position), note, root: note.split('\n')[2] ?? '' }));
  }
  const unsigned = () => [5, 6, 7, 9].find((position) => heads.every(({ at }) => at !== position));
  const ask = async (body: object, who: Account | Guest = auditor) =>
    (await post(parley.office, who, 'query', { v: 1, type: 'history.consistency', body })).body;
  const proof = async (body: object) => (await ask(body))['result'] as ConsistencyProof;

  it('computed by hand from the bytes of the answer and the signed notes; nothing is recorded of it', async () => {
    const [head, last] = [await log.head(), heads.at(-1)];
    expect(heads.length).toBeGreaterThan(2);
    for (const [i, first] of heads.entries())
      for (const second of heads.slice(i + 1)) {
        const { path, ...told } = await proof(second === last ? { first: first.at } : { first: first.at, second: second.at }); // prettier-ignore
        expect(told).toEqual({ first: first.at, second: second.at, heads: { first: first.note, second: second.note } });
        expect(rootsOf(first.at, second.at, first.root, path ?? [])).toEqual([first.root, second.root]);
      }
    expect(await log.head()).toBe(head);
  });

  it('a head and itself are one; of a position where nobody signed there is a path and no head', async () => {
    const last = heads.at(-1);
    expect(await proof({ first: last?.at, second: last?.at })).toMatchObject({ path: [], heads: { first: last?.note, second: last?.note } }); // prettier-ignore
    const found = await proof({ first: unsigned() });
    expect(found.heads).toEqual({ first: null, second: last?.note });
    expect(rootsOf(found.first, found.second, '', found.path ?? [])[1]).toBe(last?.root);
  });

  it('bounds are checked: none but positions, in their order, up to a head that was signed', async () => {
    const [middle, last] = heads.slice(-2).map(({ at }) => at) as [number, number];
    const refused: [object, string][] = [
      ...[{}, { first: 0 }, { first: -1 }, { first: 1.5 }, { first: '1' }].map((body) => [body, 'first'] as [object, string]), // prettier-ignore
      [{ first: last, second: middle }, 'first'],
      [{ first: last + 1 }, 'first'],
      [{ first: 2 ** 60 }, 'first'],
      [{ first: 1, second: 0 }, 'second'],
      [{ first: 1, second: last + 1 }, 'second'],
      [{ first: 1, second: Number.MAX_SAFE_INTEGER }, 'second'],
      [{ first: 1, second: unsigned() }, 'second'],
      [{ first: 1, third: 2 }, ''],
    ];
    for (const [body, field] of refused)
      expect({ body, is: await ask(body) }).toMatchObject({ body, is: { ok: false, code: 'BAD_FIELD', field } });
  });

  it('is refused to whoever may not see all of the record', async () => {
    for (const who of [supervisor, await parley.office.hire(), guest])
      expect(await ask({ first: 1 }, who)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(await ask({ first: 1 }, await parley.office.admin())).toMatchObject({ ok: true });
  });
});
