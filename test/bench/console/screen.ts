import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import type { Account } from '../../support/office';
import { instruments } from './instruments';

const profiles = '.cache/profiles';
let opened = 0;

/** The console of one operator who is signed in already, as slow as is asked for. */
export class Screen {
  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
    private readonly context: BrowserContext,
    private readonly profile: string | null,
  ) {}

  static async open(browser: Browser, url: string, account: Account, slower: number): Promise<Screen> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    const [name = '', value = ''] = account.cookie.split('=');
    await context.addCookies([{ name, value, url: new URL(url).origin }]);
    const page = await context.newPage();
    await page.addInitScript(instruments);
    const session = await context.newCDPSession(page);
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const isProfiled = process.argv.includes('--profile');
    const screen = new Screen(page, session, context, isProfiled ? `console-${++opened}.cpuprofile` : null);
    await screen.slow(slower);
    if (isProfiled) for (const method of ['Profiler.enable', 'Profiler.start'] as const) await session.send(method);
    return screen;
  }

  /** Lets the processor seem so many times slower than it is. */
  async slow(times: number): Promise<void> {
    await this.session.send('Emulation.setCPUThrottlingRate', { rate: times });
  }

  /** Until nothing is due any more, so that one measure does not pay for another. */
  async rest(): Promise<void> {
    await this.page.evaluate(() => new Promise((rested) => requestIdleCallback(rested, { timeout: 5000 })));
    await this.page.waitForTimeout(100);
  }

  /** From a click to the end of the first frame that shows so many of these. */
  async click(link: string, shown: string, count: number): Promise<number> {
    await this.rest();
    return this.page.evaluate(
      ([target, sought, many]) =>
        window.painted(
          () => document.querySelector<HTMLElement>(target)?.click(),
          () => document.querySelectorAll(sought).length >= many,
        ),
      [link, shown, count] as const,
    );
  }

  async go(link: string, shown: string): Promise<void> {
    await this.click(link, shown, 1);
  }

  count(selector: string): Promise<number> {
    return this.page.locator(selector).count();
  }

  async close(): Promise<void> {
    if (this.profile !== null) {
      const { profile } = await this.session.send('Profiler.stop');
      await mkdir(profiles, { recursive: true });
      await writeFile(join(profiles, this.profile), JSON.stringify(profile));
    }
    await this.context.close();
  }
}
