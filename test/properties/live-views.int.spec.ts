import fc from 'fast-check';
import type { ParleyFact } from '#libs/domain';
import * as people from '#libs/testing';
import type { Caller } from '../../apps/server/src/auth/permissions';
import { Projector } from '../../apps/server/src/projections/projector';
import { ViewStore } from '../../apps/server/src/projections/view-store';
import { uuidv7 } from '../../apps/server/src/platform/ids';
import { recordedFacts } from '#libs/event-store';
import { FakeBrowser } from '../support/fake-browser';
import { LiveWorld } from '../support/live-world';

const staff = [people.ann, people.bob, people.cleo, people.dora];
const tables = ['visitor_thread', 'visitor_state', 'member_thread', 'member_state', 'dashboard', 'me', 'team', 'operators', 'sites', 'heads', 'chat_state', 'operator_state', 'site_state']; // prettier-ignore

/** Facts of a history, moved to a chat and visitor of their own. */
function moved(facts: readonly ParleyFact[], chat: string, visitor: string): ParleyFact[] {
  const text = JSON.stringify(facts).replaceAll(people.chat, chat).replaceAll(people.visitor, visitor);
  return JSON.parse(text) as ParleyFact[];
}

async function people4(world: LiveWorld): Promise<void> {
  const configuration = { name: 'Shop', origins: [], accent: '#2d55d8', greeting: '', preChatFields: [], contextEndpoint: null }; // prettier-ignore
  await world.record([{ type: 'SiteCreated', data: { site: people.site, key: 'k', configuration } }], '', '');
  for (const [i, operator] of staff.entries())
    await world.record(
      [
        {
          type: 'OperatorCreated',
          data: { operator, role: i === 3 ? 'supervisor' : 'operator', sites: i === 1 ? [] : 'all' },
          private: { email: `${i}@example.com`, name: `Name ${i}` },
          person: operator,
        },
      ],
      '',
      '',
    );
}

/** What a rebuild must give again, as text, in a fixed order. */
async function dump(world: LiveWorld, schema: string): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await world.connections.views.query<{ text: string }>(
      `select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as text from ${schema}.${table} t`,
    );
    all[table] = rows[0]?.text ?? '';
  }
  return all;
}

async function rebuilt(world: LiveWorld, schema: string, batch: () => number): Promise<void> {
  const { ownerUrl } = world.database;
  const pg = (await import('pg')).default;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const copies = [...tables, 'checkpoint', 'parked'].map(
    (t) => `create table ${schema}.${t} (like view.${t} including all)`,
  );
  await owner.query(`create schema ${schema}; ${copies.join(';')}; insert into ${schema}.checkpoint values ('live', 0);
    grant usage on schema ${schema} to parley_app; grant all on all tables in schema ${schema} to parley_app`);
  await owner.end();
  const store = new ViewStore(world.connections.views, schema);
  const failures: unknown[] = [];
  const projector = await Projector.open(store, { publish: () => undefined }, (why) => failures.push(why));
  const { assembled } = world;
  for (;;) {
    const events = await assembled.store.readAll(projector.position, batch());
    if (events.length === 0) break;
    await projector.apply(await recordedFacts(assembled.log.codec, events));
  }
  await projector.flush();
  expect(failures).toEqual([]);
}

interface Held {
  readonly browser: FakeBrowser;
  readonly name: string;
  live: ReturnType<FakeBrowser['line']['feed']>;
}

function askAgain(held: Held): void {
  held.live.close();
  held.live = held.browser.line.feed(held.name);
}

describe('the live views', () => {
  let world: LiveWorld;
  beforeAll(async () => {
    world = await LiveWorld.open();
    await people4(world);
  });
  afterAll(() => world.close());

  function browsers(chats: readonly { chat: string; visitor: string }[]): FakeBrowser[] {
    const operators = staff.map((id) => {
      const caller = (): Caller => {
        const known = world.directory.operator(id);
        if (!known) throw new Error('nobody');
        return { kind: 'operator', id, staff: known };
      };
      return new FakeBrowser(world, caller, { kind: 'operator', id });
    });
    const visitors = chats.map(
      ({ visitor: id }) => new FakeBrowser(world, () => ({ kind: 'visitor', id, site: people.site }), { kind: 'visitor', id }), // prettier-ignore
    );
    return [...operators, ...visitors];
  }

  it('applying what is pushed equals fetching anew, under cuts and stuck sockets; a rebuild equals them byte for byte', async () => {
    let run = 0;
    const erased: string[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.array(people.history, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat(99)),
        async (histories, dice) => {
          const roll = (): number => dice.next().value as number;
          const chats = histories.map(() => ({ chat: uuidv7(), visitor: uuidv7() }));
          const all = browsers(chats);
          const feeds = all.flatMap((browser, i) => {
            const visits = chats[i - staff.length];
            const names = visits
              ? [`visitor:${visits.chat}`]
              : [
                  'team',
                  'sites',
                  `me:${staff[i]}`,
                  `dashboard:${people.site}`,
                  ...chats.map(({ chat }) => `chat:${chat}`),
                ];
            return names.map((name) => ({ browser, i, name, live: browser.line.feed<unknown>(name) }));
          });
          const queues = histories.map((steps) => steps.map((step) => step.facts).filter((facts) => facts.length > 0));
          while (queues.some((queue) => queue.length > 0)) {
            const at = roll() % queues.length;
            const [facts, place] = [queues[at]?.shift(), chats[at]];
            if (facts && place) await world.record(moved(facts, place.chat, place.visitor), place.chat, place.visitor);
            if (place && queues[at]?.length === 0 && roll() < 50) {
              const data = { visitor: place.visitor, chats: [place.chat], because: 'restored' as const };
              await world.record([{ type: 'VisitorErasureRequested', data }], place.chat, place.visitor);
              erased.push(place.visitor);
            }
            // As the console does when a chat comes into sight: a feed that was denied is asked for again.
            for (const feed of feeds) {
              if (!feed.live.denied) continue;
              feed.live.close();
              feed.live = feed.browser.line.feed(feed.name);
            }
            const victim = all[roll() % all.length];
            const fate = roll();
            if (fate < 10) victim?.cut();
            else if (fate < 20) victim?.stick();
            else victim?.unstick();
          }
          all.forEach((browser) => browser.unstick());
          await world.settled();
          for (const feedOf of feeds) {
            const { name, i } = feedOf;
            const [kind, id = ''] = name.split(':');
            const caller = i < staff.length ? { kind: 'operator' as const, id: staff[i] ?? '', staff: world.directory.operator(staff[i] ?? '') ?? (undefined as never) } : { kind: 'visitor' as const, id: chats[i - staff.length]?.visitor ?? '', site: people.site }; // prettier-ignore
            const feed = { kind: kind as 'chat', id: id === '' ? '00000000-0000-0000-0000-000000000000' : id };
            const [page] = await world.views.pages(caller, [{ feed, since: 0 }]);
            if (!page) continue;
            const isThere = (): boolean => feedOf.live.ready && feedOf.live.seq === page.to;
            for (let left = 300; left > 0 && !isThere(); left--) {
              if (feedOf.live.denied) askAgain(feedOf);
              await new Promise((resolve) => setTimeout(resolve, 10));
            }
            const { live } = feedOf;
            expect({ name, seq: live.seq }).toEqual({ name, seq: page.to });
            const fresh = Object.fromEntries(page.rows.map((row) => [row.key, row.row]));
            expect(Object.fromEntries([...live.rows].sort())).toEqual(JSON.parse(JSON.stringify(fresh)));
          }
          all.forEach((browser) => browser.line.close());
          run++;
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
    expect(world.errors.map(String)).toEqual([]);
    expect(run).toBe(12);
    expect(world.errors).toEqual([]);
    await world.views.close();
    // A5: the rebuild never sees the words of those whose keys are gone, and numbers everything alike.
    expect(erased.length).toBeGreaterThan(0);
    for (const visitor of erased) await world.assembled.keys.destroy(visitor);
    let n = 0;
    const sizes = [1, 7, 1000, 3, 50];
    await rebuilt(world, 'again', () => sizes[n++ % sizes.length] ?? 1);
    expect(await dump(world, 'again')).toEqual(await dump(world, 'view'));
  }, 120_000);
});
