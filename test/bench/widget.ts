import { launchBrowser } from '../support/browser';
import { Office } from '../support/office';
import { RunningParley } from '../support/running-parley';
import { hostPage } from './widget/host';
import { type Opening, type Visit, visit } from './widget/visit';

const runs = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 7);
const budget = { loaderBytes: 3_584, openingBytes: 32_768, scriptBefore: 10, layoutShift: 0 };

const [parley, browser] = await Promise.all([RunningParley.start(), launchBrowser()]);
const shop = await hostPage(parley.console);
try {
  const office = new Office([parley.port]);
  const configuration = {
    name: 'Bench',
    origins: [shop.url],
    accent: '#2d55d8',
    greeting: '',
    preChatFields: [],
    contextEndpoint: null,
  };
  shop.allow(String((await office.command(await office.admin(), 'site.create', { configuration }))['key']));
  const [bare, with_, openings]: [Visit[], Visit[], Opening[]] = [[], [], []];
  // In turns, so that a busy moment of the machine meets both. The first pair warms everything up.
  for (let run = 0; run <= runs; run++) {
    const without = await visit(browser, `${shop.url}/without`, parley.console);
    const one = await visit(browser, `${shop.url}/`, parley.console);
    if (run === 0 || !one.opening) continue;
    bare.push(without.before);
    with_.push(one.before);
    openings.push(one.opening);
  }
  const report = {
    bench: 'widget',
    unit: 'medians; bytes over the wire with heads, and bodies alone; milliseconds at 4 times slower CPU',
    runs,
    without: medians(bare),
    beforeOpening: medians(with_),
    opening: medians(openings),
    budget,
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
} finally {
  shop.close();
  await browser.close();
  await parley.remove();
}

function medians<T extends object>(all: readonly T[]): Record<string, number> {
  const keys = Object.keys(all[0] ?? {}) as (keyof T & string)[];
  return Object.fromEntries(keys.map((key) => [key, median(all.map((one) => Number(one[key])))]));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100;
}
