import type { Browser, CDPSession, Page } from '@playwright/test';

/** What one visit cost; times in milliseconds, of a processor four times slower than this one. */
export interface Visit {
  readonly requests: number;
  readonly bytes: number;
  readonly script: number;
  readonly longTasks: number;
  readonly layoutShift: number;
}
export interface Opening {
  readonly requests: number;
  readonly bytes: number;
  readonly longTasks: number;
  /** The longest task of the website's page after the press. */
  readonly longest: number;
  /** From the press to a text box that has the focus. */
  readonly usable: number;
}

const slower = 4;

interface Sums {
  shifted: number;
  tasks: number[];
}
const sums = (): Sums => (globalThis as unknown as { parleySums: Sums }).parleySums;

function count(): void {
  const found: Sums = { shifted: 0, tasks: [] };
  (globalThis as unknown as { parleySums: Sums }).parleySums = found;
  const hear = (type: string, take: (entry: PerformanceEntry & { value: number }) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => take(entry as never))).observe({
      type,
      buffered: true,
    });
  hear('layout-shift', ({ value }) => (found.shifted += value));
  hear('longtask', ({ duration }) => found.tasks.push(duration));
}

/** Bytes as they come over the wire, heads included, of what comes from Parley. */
function meter(session: CDPSession, chat: string): { requests: number; bytes: number } {
  const counted = { requests: 0, bytes: 0 };
  const ours = new Set<string>();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (!response.url.startsWith(chat)) return;
    ours.add(requestId);
    counted.requests += 1;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ours.has(requestId)) counted.bytes += encodedDataLength;
  });
  return counted;
}

async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

/** One visitor with an empty browser: the page comes to rest, and then the launcher is pressed. */
export async function visit(
  browser: Browser,
  url: string,
  chat: string,
): Promise<{ before: Visit; opening: Opening | null }> {
  const context = await browser.newContext({ viewport: { width: 1180, height: 780 } });
  const page = await context.newPage();
  await page.addInitScript(count);
  const session = await context.newCDPSession(page);
  for (const domain of ['Network', 'Performance'] as const) await session.send(`${domain}.enable`);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const counted = meter(session, chat);
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  const { shifted, tasks } = await page.evaluate(sums);
  const before = { ...counted, script: await scriptTime(session), longTasks: tasks.length, layoutShift: shifted };
  const opening = url.endsWith('/without') ? null : await open(page, chat, tasks.length);
  await context.close();
  return { before, opening };
}

/** The frame is another process: its requests are counted from its own side. */
async function open(page: Page, chat: string, tasksBefore: number): Promise<Opening> {
  const counted = { requests: 0, bytes: 0 };
  const sizes: Promise<unknown>[] = [];
  page.on('requestfinished', (request) => {
    if (!request.url().startsWith(chat)) return;
    counted.requests += 1;
    sizes.push(
      request
        .sizes()
        .then(({ responseBodySize, responseHeadersSize }) => (counted.bytes += responseBodySize + responseHeadersSize)),
    );
  });
  const pressed = performance.now();
  await page.locator('parley-chat button').click();
  const box = page.frameLocator('parley-chat iframe').locator('textarea:enabled:focus');
  await box.waitFor();
  const usable = performance.now() - pressed;
  await page.waitForLoadState('networkidle');
  await Promise.all(sizes);
  const tasks = (await page.evaluate(sums)).tasks.slice(tasksBefore);
  return { ...counted, longTasks: tasks.length, longest: Math.max(0, ...tasks), usable };
}
