import fc from 'fast-check';
import type {
  DashboardRow,
  MeChat,
  MeOffer,
  MeOutside,
  MeSelf,
  MessageItem,
  NoticeItem,
  TeamRow,
} from '#libs/contracts';
import { emptyNotes, fold } from '#libs/read-models';
import type { Put, Recorded } from '#libs/read-models';
import { feedsOf, folded, ForgetfulProjector } from './read-model-feeds';
import { histories } from './read-model-histories';
import { chats, people } from './read-model-moves';
import { recount } from './read-model-recount';

type Item = MessageItem | NoticeItem;

const holds = (law: (history: Recorded[]) => void, numRuns = 150): void =>
  fc.assert(fc.property(histories, law), { numRuns });

const isOfWatch = ({ fact }: Recorded): boolean =>
  fact.type === 'WatchStarted' ||
  fact.type === 'WatchEnded' ||
  (fact.type === 'ReadMoved' && fact.data.as === 'watcher');

/** A watcher's own tabs, and the rows that the watch gives sight of. */
const isOwn = (put: Put): boolean => put.kind === 'me' && /^(chat|row):/.test(put.key);

const itemsOf = (puts: readonly Put[], kind: 'visitor' | 'chat', feed: string): Item[] =>
  puts.filter((put) => put.kind === kind && put.feed === feed && /^\d+$/.test(put.key)).map(({ row }) => row as Item);

/** The newest row of a kind and key prefix, by feed and key. */
const newest = <R>(puts: readonly Put[], kind: Put['kind'], prefix = ''): Map<string, R | null> =>
  new Map(
    puts
      .filter((put) => put.kind === kind && put.key.startsWith(prefix))
      .map(({ feed, key, row }) => [`${feed} ${key}`, row as R | null]),
  );

/** The same, with every person's words taken out. */
const withoutWords = (puts: readonly Put[]): string =>
  JSON.stringify(puts, (key, value: unknown) => {
    if (['name', 'text', 'email', 'page', 'note', 'tree'].includes(key)) return null;
    return value === 'erased' ? 'received' : value;
  });
const erased = (recorded: Recorded): Recorded =>
  'private' in recorded.fact ? { ...recorded, fact: { ...recorded.fact, private: 'erased' } } : recorded;

describe('the views of any history', () => {
  it('A6: batches of any size, with notes stored and loaded between them, give the same rows', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(histories, sizes, (history, random) => {
        const live = JSON.stringify(folded(history));
        for (const batches of [[1], [7], [1000], random]) {
          expect(JSON.stringify(new ForgetfulProjector().project(history, batches))).toBe(live);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('A6: a row that was put never changes again', () => {
    holds((history) => {
      const notes = emptyNotes();
      const atOnce = history.flatMap((recorded) =>
        fold(notes, recorded).map((put) => ({ put, json: JSON.stringify(put) })),
      );
      expect(atOnce.map(({ put }) => JSON.stringify(put))).toEqual(atOnce.map(({ json }) => json));
    });
  });

  it('J2: without its watches a history leaves every other feed the same, byte for byte', () => {
    holds((history) => {
      const watchers = new Set(
        history.flatMap(({ fact }) => (fact.type === 'WatchStarted' ? [fact.data.operator] : [])),
      );
      const seen = (puts: Put[]) => feedsOf(puts.filter((put) => !watchers.has(put.feed) || !isOwn(put)));
      expect(seen(folded(history.filter((recorded) => !isOfWatch(recorded))))).toEqual(seen(folded(history)));
    });
  });

  it('N4: unread is what a recount of the facts finds, and the tab is there while the relation lasts', () => {
    holds((history) => {
      const tabs = newest<MeChat>(folded(history), 'me', 'chat:');
      for (const chat of chats) {
        for (const operator of people) {
          const { relation, read, unread } = recount(history, chat, operator);
          const tab = tabs.get(`${operator} chat:${chat}`) ?? null;
          if (relation === 'none') expect(tab).toBeNull();
          else expect(tab).toMatchObject({ relation, read, unread });
        }
      }
    });
  });

  it('K2: after a kick or the leave of the visitor nothing is put into the visitor feed', () => {
    holds((history) => {
      const notes = emptyNotes();
      const over = new Set<string>();
      for (const recorded of history) {
        const reached = fold(notes, recorded).filter(({ kind, feed }) => kind === 'visitor' && over.has(feed));
        expect(reached).toEqual([]);
        if (['VisitorKicked', 'VisitorLeft'].includes(recorded.fact.type)) over.add(recorded.streamId);
      }
    });
  });

  it('M3: items of a thread are numbered 1, 2, 3 ... and put once; the visitor has a part of them in the same order', () => {
    holds((history) => {
      const puts = folded(history);
      for (const chat of chats) {
        const [visitors, members] = [itemsOf(puts, 'visitor', chat), itemsOf(puts, 'chat', chat)];
        for (const items of [visitors, members])
          expect(items.map(({ n }) => n)).toEqual(items.map((_, index) => index + 1));
        const times = visitors.map(({ at }) => at);
        expect(members.map(({ at }) => at).filter((at) => times.includes(at))).toEqual(times);
      }
    });
  });

  it('A5: erasing everybody changes words only: no key, no number, no order', () => {
    holds((history) => {
      expect(withoutWords(folded(history.map(erased)))).toBe(withoutWords(folded(history)));
    });
  });

  it('D4: of chats outside my sites I have the row, as the dashboard has it, exactly while a tab or an offer lasts', () => {
    holds((history) => {
      const puts = folded(history);
      const rowsOf = <R>(prefix: string) => [...newest<R>(puts, 'me', prefix)];
      const sights = [...rowsOf<MeChat>('chat:'), ...rowsOf<MeOffer>('offer:')];
      const dashboards = newest<DashboardRow>(puts, 'dashboard');
      for (const [key, self] of rowsOf<MeSelf>('self')) {
        const [me = ''] = key.split(' ');
        const seen = sights.flatMap(([feed, row]) => (row && feed.startsWith(me) ? [row] : []));
        const outside = seen
          .filter(({ site }) => !self?.sites.includes(site))
          .map(({ chat, site }) => `${site} ${chat}`);
        const rows = rowsOf<MeOutside>('row:').flatMap(([feed, row]) => (row && feed.startsWith(me) ? [row.row] : []));
        expect(rows.map(({ chat, site }) => `${site} ${chat}`).sort()).toEqual([...new Set(outside)].sort());
        for (const row of rows) expect(row).toEqual(dashboards.get(`${row.site} ${row.chat}`));
      }
    });
  });

  it('D1: a tab tells the visitor and the status as the dashboard does', () => {
    holds((history) => {
      const puts = folded(history);
      const dashboards = newest<DashboardRow>(puts, 'dashboard');
      for (const tab of newest<MeChat>(puts, 'me', 'chat:').values()) {
        const row = tab && dashboards.get(`${tab.site} ${tab.chat}`);
        expect(tab && [tab.visitor, tab.status]).toEqual(row && [row.visitor, row.status]);
      }
    });
  });

  it('I2: load is the number of tabs as a member', () => {
    holds((history) => {
      const puts = folded(history);
      const memberships = [...newest<MeChat>(puts, 'me', 'chat:')].filter(([, tab]) => tab?.relation === 'member');
      for (const row of newest<TeamRow>(puts, 'team').values()) {
        const own = memberships.filter(([key]) => key.startsWith(row?.id ?? '-'));
        if (row) expect(row.load).toBe(own.length);
      }
    });
  });

  it('D3: a fact that changes nothing in a feed writes nothing there', () => {
    holds((history) => {
      const rows = new Map<string, string>();
      const words = ['OperatorRenamed', 'MessagePosted', 'ContextReceived'];
      const notes = emptyNotes();
      for (const recorded of history) {
        for (const put of fold(notes, recorded)) {
          const [key, json] = [`${put.kind} ${put.feed} ${put.key}`, JSON.stringify(put.row)];
          if (!words.includes(recorded.fact.type)) expect(rows.get(key) ?? 'null').not.toBe(json);
          rows.set(key, json);
        }
      }
    });
  });
});
