import type { Browser } from '@playwright/test';
import { accepted, crowd, holdStill, many, talk, type Waiting } from '../../support/crowd';
import { type Account, Office } from '../../support/office';
import { type DashboardFigures, measureDashboard } from './dashboard';
import { type LongChatFigures, measureLongChat, readAll } from './long-chat';
import { keepTalking, measureChanges } from './others';
import { Screen } from './screen';
import { openTabs, switchBack, switchTab } from './tabs';

const waitingAtFirst = 500;
const acceptsARun = 20;
const openTabsCount = 50;
const messagesATab = 120;
const switchesARun = 10;
const longLength = 10_000;
const runningChats = 200;
const messagesASecond = 40;
const changes = 200;
const writesARun = 5;
/** More than the windows that stay in the page behind the one in front. */
const besideLong = 5;
const backsARun = 6;

export interface Town {
  readonly office: Office;
  readonly base: string;
  /** Works on the Dashboard and stays there. */
  readonly maya: Account;
  /** Is in as many chats as anybody. */
  readonly bo: Account;
  /** Is in the long chat, and in some beside it. */
  readonly cleo: Account;
  readonly long: Waiting;
}
export interface Found {
  readonly dashboards: DashboardFigures[];
  readonly tabs: { open: number; switches: number[]; backs: number[] }[];
  readonly chats: LongChatFigures[];
  readonly changes: number[];
}
export const scenes = ['tabs', 'long', 'dashboard', 'others'] as const;
interface Extent {
  readonly runs: number;
  readonly slower: number;
  readonly scenes: readonly string[];
}

/** People and chats, through the public doors. */
export async function settle(port: number, named: readonly string[]): Promise<Town> {
  const office = new Office([port]);
  await holdStill(office);
  const [maya, bo, cleo] = [await office.hire(), await office.hire(), await office.hire()];
  await office.command(maya, 'profile.change', { choices: { stayAfterAccept: true } });
  const [long, ...beside] = await accepted(office, cleo, 1 + besideLong);
  if (!long) throw new Error('nobody came');
  for (const chat of beside) await talk(office, cleo, chat, messagesATab);
  if (named.includes('long')) await talk(office, cleo, long, longLength);
  const chats = named.includes('tabs') ? await accepted(office, bo, openTabsCount) : [];
  await many(chats.length, (place) => talk(office, bo, chats[place] ?? long, messagesATab));
  return { office, base: `http://localhost:${port}`, maya, bo, cleo, long };
}

export async function measureAll(browser: Browser, town: Town, extent: Extent): Promise<Found> {
  const has = (scene: (typeof scenes)[number]): boolean => extent.scenes.includes(scene);
  const tabs = has('tabs') ? await measureTabs(browser, town, extent) : [];
  const chats = has('long') ? await measureLong(browser, town, extent) : [];
  if (has('dashboard') || has('others')) await crowd(town.office, waitingAtFirst);
  const dashboards = has('dashboard') ? await measureDashboards(browser, town, extent) : [];
  return { tabs, chats, dashboards, changes: has('others') ? await measureOthers(browser, town) : [] };
}

async function measureTabs(browser: Browser, { base, bo }: Town, { runs, slower }: Extent): Promise<Found['tabs']> {
  const screen = await Screen.open(browser, `${base}/my-chats`, bo, slower);
  const found: Found['tabs'] = [];
  for (let run = 0; run <= runs; run++) {
    const open = await openTabs(screen, openTabsCount);
    const switches: number[] = [];
    for (let place = 0; place < switchesARun; place++) switches.push(await switchTab(screen));
    const backs = await switchBack(screen, backsARun);
    if (run > 0) found.push({ open, switches, backs });
  }
  await screen.close();
  return found;
}

async function measureLong(browser: Browser, town: Town, { runs, slower }: Extent): Promise<LongChatFigures[]> {
  const { office, base, cleo, long } = town;
  const reading = await Screen.open(browser, `${base}/my-chats/${long.chat}`, cleo, 1);
  await readAll(reading);
  await reading.slow(slower);
  const visitor = await office.visitorLine(long);
  const found: LongChatFigures[] = [];
  for (let run = 0; run <= runs; run++) {
    const one = await measureLongChat(reading, visitor, long.chat, { times: writesARun, beside: besideLong });
    if (run > 0) found.push(one);
  }
  await reading.close();
  return found;
}

async function measureDashboards(browser: Browser, town: Town, { runs, slower }: Extent): Promise<DashboardFigures[]> {
  const screen = await Screen.open(browser, town.base, town.maya, slower);
  const found: DashboardFigures[] = [];
  for (let run = 0; run <= runs; run++) {
    const one = await measureDashboard(screen, acceptsARun);
    if (run > 0) found.push(one);
    await crowd(town.office, acceptsARun);
  }
  await screen.close();
  return found;
}

/** At full speed: what is promised of one operator's change is promised of an ordinary machine. */
async function measureOthers(browser: Browser, { office, base, maya, bo }: Town): Promise<number[]> {
  const other = await office.staffLine(await office.hire());
  const running = await accepted(office, bo, runningChats - openTabsCount);
  const lines = await many(running.length, async (place) => {
    const { chat, ...guest } = running[place] as Waiting;
    return { line: await office.visitorLine(guest), chat };
  });
  const stop = keepTalking(lines, messagesASecond);
  const screen = await Screen.open(browser, base, maya, 1);
  const found = await measureChanges(screen, other, changes);
  stop();
  await screen.close();
  return found;
}
