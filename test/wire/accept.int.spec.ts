import type { Ack } from '#libs/contracts';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';

describe('a waiting chat', () => {
  let parley: TestParley;
  beforeAll(async () => {
    parley = await parleyInProcess(2);
  }, 60_000);
  afterAll(() => parley.close());

  it('D5: is accepted by one of fifty who click at once on two nodes; the others are told who won', async () => {
    const { office } = parley;
    const operators = [
      await office.hire(),
      await office.hire(),
      await office.hire(),
      await office.hire(),
      await office.hire(),
    ];
    const lines = await Promise.all(
      Array.from({ length: 50 }, (_, i) => office.staffLine(operators[i % 5] as (typeof operators)[number], i % 2)),
    );
    const guest = await office.guest();
    const { chat } = await office.command(guest, 'chat.start', { text: 'hello' });
    const acks: Ack[] = await Promise.all(lines.map((line) => line.send('chat.accept', {}, String(chat))));

    // Five people with ten windows each: every window of the winner is told success, whichever of them was first.
    const winner = operators.find((_, i) => acks[i]?.ok);
    expect(winner).toBeDefined();
    const losers = acks.filter((ack) => !ack.ok);
    expect(losers).toHaveLength(40);
    for (const ack of losers)
      expect(ack).toMatchObject({ code: 'ALREADY_ACCEPTED', retry: 'no', detail: { winner: { id: winner?.id, name: expect.stringMatching(/^Person \d$/) as string } } }); // prettier-ignore
    const { rows } = await query(
      parley,
      `select data ->> 'operator' as operator from log.events where type = 'ChatAccepted'`,
    );
    expect(rows).toEqual([{ operator: winner?.id }]);
  }, 60_000);

  it('D5: fifty different people over two nodes: one winner and 49 refusals that name the winner', async () => {
    const { office } = parley;
    const people = [];
    for (let i = 0; i < 50; i++) people.push(await office.hire());
    const lines = await Promise.all(people.map((person, i) => office.staffLine(person, i % 2)));
    const guest = await office.guest();
    const { chat } = await office.command(guest, 'chat.start', { text: 'hello' });
    const acks: Ack[] = await Promise.all(lines.map((line) => line.send('chat.accept', {}, String(chat))));
    const winners = people.filter((_, i) => acks[i]?.ok);
    expect(winners).toHaveLength(1);
    const refused = acks.filter((ack) => !ack.ok && ack.code === 'ALREADY_ACCEPTED');
    expect(refused).toHaveLength(49);
    for (const ack of refused) expect(ack).toMatchObject({ detail: { winner: { id: winners[0]?.id } } });
  }, 120_000);
});

async function query(parley: TestParley, text: string): Promise<{ rows: unknown[] }> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: parley.database.ownerUrl });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
