import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database';
import { describeEventStore, someAppend, someEvent, write } from './event-store.contract';
import { openLog, type OpenedLog } from './testing/opened-log';

describe('the log in PostgreSQL', () => {
  let database: FreshDatabase;
  let log: OpenedLog;

  beforeAll(async () => {
    database = await freshDatabase();
    log = openLog(database);
  });
  afterAll(async () => {
    await log.close();
    await database.drop();
  });

  describeEventStore(() => log.store);

  describe('as it was at a position', () => {
    const [one, other, never] = [randomUUID(), randomUUID(), randomUUID()];
    const types = ['Came', 'Said', 'Said', 'Went', 'Said'];
    let first = 0;
    type Event = Awaited<ReturnType<OpenedLog['store']['readBetween']>>[number];
    const places = (events: readonly Event[]): [string, number][] =>
      events.map(({ streamId, streamVersion }) => [streamId === one ? 'one' : 'other', streamVersion]);

    beforeAll(async () => {
      first = (await log.store.head()) + 1;
      // In turns: the first is at odd places, the other at even ones
      for (const [version, type] of types.entries())
        for (const stream of [one, other])
          await log.store.append(someAppend([write(stream, version, [someEvent({ type })])]));
    });

    it('tells of several streams what had happened, in the order of the log', async () => {
      const found = await log.store.readBetween([other, one, never], { until: first + 4 });
      expect(places(found)).toEqual([['one', 1], ['other', 1], ['one', 2], ['other', 2], ['one', 3]]); // prettier-ignore
    });

    it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('tells the newest of each stream, %i events on', async (count) => {
      const found = await log.store.readBetween([one, other, never], { until: first + count - 1, newest: 1 });
      const [ones, others] = [Math.ceil(count / 2), Math.floor(count / 2)];
      const expected = [['one', ones], ['other', others]].filter(([, version]) => version !== 0); // prettier-ignore
      expect(places(found).sort()).toEqual(expected);
    });

    it('tells only what is of these types, or all but one', async () => {
      const until = first + 8;
      const newest = await log.store.readBetween([one, other], { until, newest: 1, only: ['Came', 'Said'] });
      expect(places(newest)).toEqual([['other', 3], ['one', 5]]); // prettier-ignore
      const rest = await log.store.readBetween([one, other], { until, but: 'Said' });
      expect(places(rest)).toEqual([['one', 1], ['other', 1], ['one', 4], ['other', 4]]); // prettier-ignore
    });

    it('hands on what comes next, page by page', async () => {
      const pages: [string, number][][] = [];
      for (let after = 0; pages.length < 5;) {
        const page = await log.store.readNext([other, one], after, 4);
        pages.push(places(page));
        after = page.at(-1)?.position ?? Infinity;
        if (page.length < 4) break;
      }
      expect(pages.map((page) => page.length)).toEqual([4, 4, 2]);
      expect(pages.flat().filter(([name]) => name === 'one')).toEqual([1, 2, 3, 4, 5].map((n) => ['one', n]));
    });
  });
});
