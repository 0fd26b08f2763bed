import type { Screen } from './screen';

const rows = 'p-chat-row';
const toDashboard = 'nav a[href="/"]';
const toProfile = 'nav a[href="/my-profile"]';
const ticksHeard = 8;

export interface DashboardFigures {
  readonly open: number;
  readonly ticks: readonly number[];
  readonly accepts: readonly number[];
  readonly elements: number;
}

/** The Dashboard with a crowd that waits: opened, left alone for some seconds, and worked through from the top. */
export async function measureDashboard(screen: Screen, accepts: number): Promise<DashboardFigures> {
  await screen.go(toProfile, 'p-my-profile');
  const open = await screen.click(toDashboard, rows, 10);
  const elements = await screen.count(`${rows}, ${rows} *`);
  const ticks = await heardTicks(screen);
  const taken: number[] = [];
  for (let place = 0; place < accepts; place++) taken.push(await accept(screen));
  return { open, ticks, accepts: taken, elements };
}

async function heardTicks({ page }: Screen): Promise<number[]> {
  await page.evaluate(() => (window.ticks = []));
  await page.waitForFunction((count) => window.ticks.length >= count, ticksHeard, { timeout: 60_000 });
  return page.evaluate(() => window.ticks);
}

/** From the click to the word that says what is being done, painted in the row. */
async function accept(screen: Screen): Promise<number> {
  await screen.page.locator('p-chat-row.lead button.main').waitFor();
  await screen.rest();
  return screen.page.evaluate(() => {
    const row = document.querySelector<HTMLElement>('p-chat-row.lead');
    return window.painted(
      () => row?.querySelector<HTMLElement>('button.main')?.click(),
      // The answer may be here as soon as the page is drawn
      () => row?.querySelector('.busy') ?? !row?.querySelector('button[aria-label^="Accept"]'),
    );
  });
}
