import pg from 'pg';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';

describe('a visitor who comes for the first time', () => {
  let parley: TestParley;
  beforeAll(async () => {
    parley = await parleyInProcess();
  }, 60_000);
  afterAll(() => parley.close());

  async function arrivals(visitor: string): Promise<number> {
    const client = new pg.Client({ connectionString: parley.database.ownerUrl });
    await client.connect();
    try {
      const text = `select count(*)::int as n from log.events where type = 'VisitorArrived' and stream_id = $1`;
      return (await client.query<{ n: number }>(text, [visitor])).rows[0]?.n ?? 0;
    } finally {
      await client.end();
    }
  }

  it('A1, V3: is recorded once; coming back with the token is no arrival, a token that nobody gave is a new one', async () => {
    const { office } = parley;
    const guest = await office.guest();
    const back = await office.http('/api/visitor', { body: { siteKey: 'demo', token: guest.token } });
    expect(back.body).toMatchObject({ visitor: guest.visitor, token: guest.token });
    expect(await arrivals(guest.visitor)).toBe(1);
    const forged = await office.http('/api/visitor', { body: { siteKey: 'demo', token: 'x'.repeat(43) } });
    expect(forged.status).toBe(200);
    expect(forged.body['visitor']).not.toBe(guest.visitor);
    expect(await arrivals(String(forged.body['visitor']))).toBe(1);
  });
});
