import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Account } from '../support/office';
import { withPalette } from './palette-png';

/** Every picture is as large as the mock-ups were. */
const viewport = { width: 1440, height: 900 };

/** Opens pages and takes each picture in both themes. */
export class Camera {
  constructor(
    private readonly browser: Browser,
    private readonly folder: string,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** A console of somebody who is signed in. */
  async console(url: string, account: Account): Promise<Page> {
    const context = await this.context();
    const [key = '', value = ''] = account.cookie.split(/=(.*)/s);
    await context.addCookies([{ name: key, value, url: new URL(url).origin }]);
    return this.open(context, url);
  }

  async shop(url: string): Promise<Page> {
    return this.open(await this.context(), url);
  }

  async take(page: Page, name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // What is drawn with colours of its own is drawn anew in the next frame
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      const picture = withPalette(await page.screenshot({ caret: 'initial' }));
      writeFileSync(join(this.folder, `${name}-${colorScheme}.png`), picture);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  private context(): Promise<BrowserContext> {
    return this.browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
  }

  private async open(context: BrowserContext, url: string): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(url);
    return page;
  }
}
