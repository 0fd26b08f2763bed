import type { Browser, Page, Request } from '@playwright/test';

/** What one visit cost; times in milliseconds, of a processor four times slower than this one. Long tasks are of this one. */
export interface Visit {
  readonly requests: number;
  /** Over the wire, heads included. */
  readonly bytes: number;
  readonly bodies: number;
  /** The processor's time for what the loader does on the page by itself, slowed down. */
  readonly script: number;
  readonly longTasks: number;
  readonly layoutShift: number;
}
export interface Opening {
  readonly requests: number;
  readonly bytes: number;
  readonly bodies: number;
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

interface Counted {
  requests: number;
  bytes: number;
  bodies: number;
}

/** What comes from Parley; the frame is another process, so its requests are counted where both are seen. */
function meter(page: Page, chat: string): { counted: Counted; settled: () => Promise<unknown> } {
  const counted = { requests: 0, bytes: 0, bodies: 0 };
  const sizes: Promise<void>[] = [];
  const add = async (request: Request): Promise<void> => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    counted.bodies += responseBodySize;
    counted.bytes += responseBodySize + responseHeadersSize;
  };
  page.on('requestfinished', (request) => {
    if (!request.url().startsWith(chat)) return;
    counted.requests += 1;
    sizes.push(add(request));
  });
  return { counted, settled: () => Promise.all(sizes) };
}

interface TraceEvent {
  readonly name: string;
  /** Microseconds of the processor, for this thread; other programs of the machine don't count. */
  readonly tdur?: number;
  readonly args: { data?: { url?: string; functionName?: string } };
}

/** Its evaluation and its idle callback. Not of the whole page: what the page without it would do is no cost of the widget. */
function loaderTime(trace: Buffer, chat: string): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const own = traceEvents.filter(
    ({ name, args }) => /^(EvaluateScript|FunctionCall)$/.test(name) && args.data?.url?.startsWith(chat),
  );
  return (slower * own.reduce((sum, { tdur = 0 }) => sum + tdur, 0)) / 1000;
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
  const { counted, settled } = meter(page, chat);
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  const script = loaderTime(await browser.stopTracing(), chat);
  await settled();
  const { shifted, tasks } = await page.evaluate(sums);
  const before = { ...counted, script, longTasks: tasks.length, layoutShift: shifted };
  // Only now: the throttle of a busy machine holds the page up in bursts that the tracing above would count.
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const opening = url.endsWith('/without') ? null : await open(page, chat, tasks.length);
  await context.close();
  return { before, opening };
}

async function open(page: Page, chat: string, tasksBefore: number): Promise<Opening> {
  const { counted, settled } = meter(page, chat);
  const pressed = performance.now();
  await page.locator('parley-chat button').click();
  const box = page.frameLocator('parley-chat iframe').locator('textarea:enabled:focus');
  await box.waitFor();
  const usable = performance.now() - pressed;
  await page.waitForLoadState('networkidle');
  await settled();
  const tasks = (await page.evaluate(sums)).tasks.slice(tasksBefore);
  return { ...counted, longTasks: tasks.length, longest: Math.max(0, ...tasks), usable };
}
