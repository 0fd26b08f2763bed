import type { BrowserContext, Page } from '@playwright/test';
import { see } from './see';
import type { Account } from './office';

/** Notes what a page plays and tells instead of doing it; `window.heard` is the list. */
const recorder = `
  const heard = (window.heard = []);
  const note = (word) => heard.push(word);
  class Voice {
    frequency = { value: 0 };
    onended = null;
    connect() {}
    start() { note('start ' + this.frequency.value); this.ends = setTimeout(() => this.onended?.(), 30); }
    stop(at) { if (at === undefined) { clearTimeout(this.ends); note('stop'); } }
  }
  const ramp = { setValueAtTime() {}, exponentialRampToValueAtTime() {} };
  window.AudioContext = class {
    state = 'suspended';
    currentTime = 0;
    destination = {};
    createGain() { return { gain: ramp, connect() {} }; }
    createOscillator() { return new Voice(); }
    async resume() { this.state = 'running'; }
  };
  window.Notification = class {
    static permission = 'granted';
    static requestPermission() { return Promise.resolve('granted'); }
    constructor(title, options) { this.tag = options.tag; note('tell ' + title + ' | ' + options.body); (window.told ??= []).push(this); }
    close() { note('untell ' + this.tag); }
  };
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => window.hiddenNow ? 'hidden' : 'visible' });
`;

/** The first tone of each sound, as `tones.ts` has it. */
export const firstTone = { waiting: 659, offer: 523, message: 392 } as const;

/** The console of one operator, with a record of what it played. */
export class Desk {
  private constructor(readonly page: Page) {}

  static async open(context: BrowserContext, url: string, account?: Account): Promise<Desk> {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.addInitScript(recorder);
    await page.goto(url);
    if (account) {
      await page.getByLabel('E-mail').fill(account.email);
      await page.getByLabel('Password', { exact: true }).fill(account.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    }
    await see(page.getByRole('heading', { level: 1 })).toBeVisible();
    return new Desk(page);
  }

  /** What was played and told since the last time. */
  async heard(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  }

  async forget(): Promise<void> {
    await this.page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
  }

  async hears(sound: keyof typeof firstTone): Promise<void> {
    await see.poll(() => this.heard()).toContain(`start ${firstTone[sound]}`);
  }

  /** As if another page lay over it. */
  async hide(hidden: boolean): Promise<void> {
    await this.page.evaluate((now) => {
      (window as unknown as { hiddenNow: boolean }).hiddenNow = now;
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  }

  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      return `${element?.tagName.toLowerCase()} ${element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? ''}`;
    });
  }
}
