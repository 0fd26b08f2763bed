import pg from 'pg';
import { until } from '../support/line';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';

/** Words of people, each found nowhere else. */
const words = {
  name: 'Zebulon Quickwater',
  email: 'zebulon.quickwater@canary.example',
  page: 'https://shop.example/secret-canary-page',
  title: 'Canary page title',
  referrer: 'https://search.example/?q=canary-referrer',
  passed: 'canary-passed-in',
  first: 'canary first message',
  answer: 'canary answer of an operator',
  note: 'canary private note',
  operator: 'Person 1',
  address: 'person1@example.com',
};

describe('the log', () => {
  let parley: TestParley;
  beforeAll(async () => {
    parley = await parleyInProcess();
  }, 60_000);
  afterAll(() => parley.close());

  /** Every row of every table of a schema, as text. */
  async function everything(schema: string): Promise<string> {
    const client = new pg.Client({ connectionString: parley.database.ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = $1`,
        [schema],
      );
      let text = '';
      for (const { name } of rows) {
        const found = await client.query<{ row: string }>(`select t::text as row from ${schema}.${name} t`);
        text += found.rows.map(({ row }) => row).join('\n');
      }
      return text;
    } finally {
      await client.end();
    }
  }

  it('A5: holds no word of anybody in the clear: names, e-mails, pages, messages, notes, addresses', async () => {
    const { office } = parley;
    const [operator, other] = [await office.hire(), await office.hire()];
    await office.staffLine(other);
    const guest = await office.guest();
    const { chat } = await office.command(guest, 'chat.start', {
      text: words.first,
      fields: { name: words.name, email: words.email },
      page: { url: words.page, title: words.title, referrer: words.referrer },
      browser: { language: 'canary-language', timeZone: 'Canary/Zone' },
      context: { key: words.passed },
    });
    await office.command(operator, 'chat.accept', {}, String(chat));
    await office.command(operator, 'message.post', { text: words.answer }, String(chat));
    const offered = async (): Promise<boolean> => {
      const body = { operator: other.id, note: words.note };
      return (await office.tryCommand(operator, 'chat.invite', body, String(chat))).body['ok'] === true;
    };
    // The other one is online once his socket is recorded.
    await until(offered);

    const log = await everything('log');
    expect(log).toContain('MessagePosted');
    expect(log).toContain('OperatorInvited');
    const hex = (text: string): string => Buffer.from(text).toString('hex');
    for (const word of [...Object.values(words), 'canary', 'Canary', '127.0.0.1'])
      expect({ word, stands: log.includes(word) || log.includes(hex(word)) }).toEqual({ word, stands: false });

    // The same words do stand in the views, which are written a moment later: the search would find them.
    const shown = [words.name, words.email, words.first, words.answer, words.note];
    await until(async () => {
      const views = await everything('view');
      return shown.every((word) => views.includes(word));
    });
  }, 60_000);

  it('P3: holds no password, hash, session or token, and neither do the views', async () => {
    const { office } = parley;
    const operator = await office.hire();
    const guest = await office.guest();
    const all = (await everything('log')) + (await everything('view'));
    const secret =
      decodeURIComponent(operator.cookie.split('=')[1] ?? '')
        .slice(2)
        .split('.')[0] ?? '';
    expect(secret.length).toBeGreaterThan(20);
    for (const each of [operator.password, '$argon2', secret, operator.csrfToken, guest.token])
      expect({ each, stands: all.includes(each) }).toEqual({ each, stands: false });
  }, 60_000);
});
