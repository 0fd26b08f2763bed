import { parleyInProcess } from '../support/parley-in-process';
import { LogBook } from '../wire/wire-world';
import { endingOf } from './afternoon';
import { seed } from './seed';

describe('an afternoon', () => {
  it('has chats in every state, people of every role, offers and watches, all recorded as they were commanded', async () => {
    const parley = await parleyInProcess();
    const log = await LogBook.open(parley);
    const told: string[] = [];
    expect(parley.nodes[0]?.isSettled).toBe(false);
    await seed(parley.office, { chats: 60, over: 0, told: (line) => told.push(line) });
    await log.atRest();
    const states = await log.rows<{ status: string; n: number }>(
      `select body ->> 'status' as status, count(*)::int as n from view.dashboard where not gone group by 1 order by 1`,
    );
    expect(states.map(({ status }) => status)).toEqual(['active', 'vacant', 'waiting']);
    const counts = await log.rows<{ type: string; n: number }>(
      `select type, count(*)::int as n from log.events group by 1`,
    );
    const of = Object.fromEntries(counts.map(({ type, n }) => [type, n]));
    expect(of).toMatchObject({ ChatStarted: 60, OperatorCreated: 12, SiteCreated: 4 });
    for (const type of [
      'ChatClosed',
      'OperatorInvited',
      'TransferRequested',
      'WatchStarted',
      'ReadMoved',
      'ContextReceived',
      'VisitorLeft',
    ])
      // prettier-ignore
      expect(of[type]).toBeGreaterThan(0);
    const offers = await log.rows(`select 1 from view.me where not gone and key like 'offer:%'`);
    expect(offers.length).toBeGreaterThan(3);
    expect(told.at(-1)).toBe('50 of 60 chats');
    expect(parley.errors).toEqual([]);
    await log.close();
    await parley.close();
  }, 180_000);

  it('is mostly over, with some chats that go on and a few that wait', () => {
    const all = Array.from({ length: 300 }, (_, place) => endingOf(place, 300));
    const count = (ending: string): number => all.filter((one) => one === ending).length;
    expect(['closed', 'vacant', 'active', 'waiting'].map(count)).toEqual([240, 12, 39, 9]);
  });
});
