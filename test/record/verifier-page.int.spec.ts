import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import type { StoredEvent } from '#libs/event-store';
import { endLine, eventLine, startLine } from '#libs/record';
import { Sealer, signerOf } from '#libs/seal-folder';
import { madeLog } from '#libs/testing';
import { launchBrowser } from '../support/browser';
import { see } from '../support/see';
import { buildTools, standAlonePage } from './record-rig';

/** A log that was sealed and exported, as an auditor has it on a disk. */
interface Evidence {
  readonly exported: string;
  readonly sealed: readonly string[];
  readonly key: string;
}

describe('A4: the page of the verifier, from the disk and without a network', () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  let mine: Evidence;
  let other: Evidence;
  const requests: string[] = [];

  beforeAll(async () => {
    buildTools();
    folder = await mkdtemp(join(tmpdir(), 'parley-page-'));
    [mine, other] = [await evidence('mine', await madeLog(1200)), await evidence('other', await madeLog(1200, 1))];
    browser = await launchBrowser();
    page = await (await browser.newContext({ offline: true })).newPage();
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(standAlonePage).href);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function evidence(name: string, log: readonly StoredEvent[]): Promise<Evidence> {
    const sealDir = join(folder, name);
    const sealer = await Sealer.open({
      ...{ sealDir, lane: 0, signer: signerOf(randomBytes(32)), epoch: 'e', now: () => Date.now() },
      readAll: async (after, limit) => log.slice(after, after + limit),
      keepHead: async () => undefined,
    });
    while (await sealer.step());
    await sealer.finish();
    await sealer.close();
    const exported = join(folder, `${name}.jsonl`);
    await writeFile(exported, [startLine(0, 1), ...log.map(eventLine), endLine(log.length, log.at(-1)!.hash)].join(''));
    const lane = join(sealDir, 'lane-0');
    const sealed = (await readdir(lane)).filter((file) => /^(heads|ledger|hints)-/.test(file));
    return {
      exported,
      sealed: sealed.map((file) => join(lane, file)),
      key: await readFile(join(lane, 'key.pub'), 'utf8'),
    };
  }

  async function says({ exported, sealed, key }: Evidence, answer: RegExp): Promise<void> {
    await page.locator('input[name=exported]').setInputFiles(exported);
    await page.locator('input[name=sealed]').setInputFiles([...sealed]);
    await page.locator('input[name=key]').fill(key.trim());
    await page.getByRole('button', { name: 'Verify' }).click();
    await see(page.locator('output')).toHaveText(answer);
  }
  async function changed(what: RegExp, by: string): Promise<Evidence> {
    const [text, path] = [await readFile(mine.exported, 'utf8'), join(folder, 'changed.jsonl')];
    const spoiled = text.replace(what, by);
    expect(spoiled).not.toBe(text);
    await writeFile(path, spoiled);
    return { ...mine, exported: path };
  }

  it('says that the record holds, and how far somebody outside vouches for it', async () => {
    await says(mine, /^HOLDS: 1200 events \(1 to 1200\).* vouch for all up to 1200; the ledger agrees up to 1200\./);
  });

  it('names position and kind of one byte that was changed', async () => {
    const line = (await readFile(mine.exported, 'utf8')).split('\n')[700] ?? '';
    const type = line.replace(/"eventId":"([0-9a-f])/, (_, digit: string) => `"eventId":"${digit === '0' ? '1' : '0'}`);
    const escaped = new RegExp(line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    await says(await changed(escaped, type), /^CHANGED at position 700: envelope changed/);
  });

  it('tells the key of somebody else, and the heads of another log', async () => {
    await says({ ...mine, key: other.key }, /^cannot be checked: .*another key, or another log/);
    await says({ ...other, exported: mine.exported }, /^CHANGED at position 1: other log/);
    await says({ ...mine, key: 'nonsense' }, /^cannot be checked: .*no verifier key/);
  });

  it('tells an export that was broken off, and asked nobody for anything', async () => {
    await says(await changed(/\{"end":[^]*$/, ''), /^cannot be checked: .*the export was broken off/);
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });
});
