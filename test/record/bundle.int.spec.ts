import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { launchBrowser } from '../support/browser';
import { parleyInProcess, type TestParley } from '../support/parley-in-process';
import { headersOf } from '../wire/wire-world';
import { buildTools, standAlone } from './record-rig';

type Change = (html: string) => string;

describe('A7: the bundle of a chat proves itself offline', () => {
  let parley: TestParley;
  let browser: Browser;
  let folder: string;
  let html: string;
  let key: string;
  let made = 0;
  const requests: string[] = [];

  beforeAll(async () => {
    buildTools();
    parley = await parleyInProcess();
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'parley-bundle-'));
    const { office } = parley;
    const [alice, auditor] = [await office.hire(), await office.hire('auditor')];
    const guest = await office.guest();
    const chat = String((await office.command(guest, 'chat.start', { text: 'Is it <b>green</b>?', fields: { name: 'Hannah' } }))['chat']); // prettier-ignore
    await office.command(alice, 'chat.accept', {}, chat);
    await office.command(alice, 'message.post', { text: 'It is green' }, chat);
    const headers = headersOf(office, auditor);
    html = await (await fetch(`${office.base()}/api/export/${chat}?as=bundle`, { headers })).text();
    key = ((await (await fetch(`${office.base()}/api/record/key`)).json()) as { verifierKey: string }).verifierKey;
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await parley.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function written(change: Change): Promise<string> {
    const path = join(folder, `bundle-${(made += 1)}.html`);
    await writeFile(path, change(html));
    return path;
  }
  /** Opens the file as somebody does who finds it on a disk, without a network. */
  async function opened<T>(change: Change, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    try {
      await page.goto(pathToFileURL(await written(change)).href);
      await page.waitForFunction(() => document.readyState === 'complete');
      return await look(page);
    } finally {
      await context.close();
    }
  }
  const verdictOf = (page: Page): Promise<string> => page.locator('#verdict').innerText();
  const withKey = async (page: Page, line: string): Promise<string> => {
    await page.fill('#key', line);
    await page.click('#pin button');
    await page.waitForFunction(() => !document.querySelector('#why')?.textContent?.includes('key in this file'));
    return `${await verdictOf(page)}: ${await page.locator('#why').innerText()}`;
  };
  const untouched: Change = (text) => text;
  const swap =
    (what: RegExp, by: string): Change =>
    (text) => {
      const changed = text.replace(what, by);
      if (changed === text) throw new Error(`nothing was changed: ${what.source}`);
      return changed;
    };

  it('opens from the disk, says Verified and shows the words', async () => {
    const [verdict, chat] = await opened(untouched, async (page) => {
      await page.locator('#proof[data-verdict="Verified"]').waitFor();
      return [await withKey(page, key), await page.locator('#chat').innerText()];
    });
    expect(verdict).toMatch(/^Verified: All \d+ facts .* The key is the one that you gave/s);
    expect(chat).toContain('It is green');
    expect(chat).toContain('Is it <b>green</b>?');
    expect(chat).toContain('Hannah');
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  it("can be checked by a verifier of one's own, that needs the file and the key only", async () => {
    const path = await written(untouched);
    expect(await standAlone([path, '--key', key])).toMatchObject({ code: 0 });
    const changed = await written(swap(/\\"type\\":\\"MessagePosted/, '\\"type\\":\\"MessagePostea'));
    expect(await standAlone([changed, '--key', key])).toMatchObject({ code: 1 });
  });

  it.each<[string, Change]>([
    ['a byte of a fact', swap(/\\"type\\":\\"MessagePosted/, '\\"type\\":\\"MessagePostea')],
    ['a byte of the sealed words', swap(/(\\"sealed\\":\\"A.{20})./, '$1-')],
    ['a name', swap(/"exportedAt":"2/, '"exportedAt":"3')],
    ['the digest', swap(/data-sha256="../, 'data-sha256="zz')],
  ])('with %s changed it is Altered and shows nothing', async (_, change) => {
    const [verdict, chat] = await opened(change, async (page) => {
      await page.locator('#proof[data-verdict]').waitFor();
      return [await verdictOf(page), await page.locator('#chat').innerText()];
    });
    expect([verdict, chat]).toEqual(['Altered', '']);
  });

  /** As somebody changes it who knows how the file is made. */
  const cleverly =
    (change: Change): Change =>
    (text) => {
      const changed = change(text);
      const bundle = /id="bundle"[^>]*>([^]*?)<\/script>/.exec(changed)?.[1] ?? '';
      const digest = createHash('sha256').update(bundle).digest('hex');
      return changed.replace(/data-sha256="[^"]*"/, `data-sha256="${digest}"`);
    };

  it.each<[string, Change]>([
    ['a fact', swap(/\\"type\\":\\"MessagePosted/, '\\"type\\":\\"MessagePostea')],
    ['a place', swap(/\\"position\\":(\d)/, '\\"position\\":1$1')],
    ['the key of an event', swap(/"key":"(..)/, '"key":"ZZ')],
    ['a proof', swap(/"path":\["..../, '"path":["AAAA')],
    ['a fact taken out', swap(/,\{"line":[^}]*?ChatAccepted.*?(?=,\{"line")/, '')],
    ['the head', swap(/("head":"parley[^"]*epoch )./, '$1_')],
  ])('%s changed shows even if the digest was made anew', async (_, change) => {
    const path = await written(cleverly(change));
    expect(await standAlone([path, '--key', key])).toMatchObject({ code: 1 });
  });

  it('is not believed with a key that did not sign it', async () => {
    const foreign = 'parley/0000000000000000/lane/0';
    const wrong = [key.replace(/^[^+]+/, foreign), 'no key at all'];
    for (const line of wrong)
      expect(await opened(untouched, async (page) => {
        await page.locator('#proof[data-verdict="Verified"]').waitFor();
        return withKey(page, line);
      })).toMatch(/^Cannot check: /); // prettier-ignore
  });

  it.each([0.02, 0.3, 0.9, 0.99, 0.999])('broken off at %d of its length it says Cannot check', async (share) => {
    const verdict = await opened(
      (text) => text.slice(0, text.length * share),
      async (page) => (await page.locator('#verdict').count()) === 0 ? 'nothing' : verdictOf(page),
    ); // prettier-ignore
    expect(['Cannot check', ...(share < 0.05 ? ['nothing'] : [])]).toContain(verdict);
  });

  it('does nothing when its script was changed', async () => {
    const verdict = await opened(swap(/ParleyBundle\.showBundle/, 'ParleyBundle .showBundle'), verdictOf);
    expect(verdict).toBe('Cannot check');
  });

  it('discloses keys of its own events only', async () => {
    const text = await readFile(await written(untouched), 'utf8');
    const events = (JSON.parse(/id="bundle"[^>]*>([^]*?)<\/script>/.exec(text)?.[1] ?? '{}') as { events: { key: string | null }[] }).events; // prettier-ignore
    const keys = events.flatMap((event) => event.key ?? []);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
