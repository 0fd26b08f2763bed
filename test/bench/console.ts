import { fork } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../support/browser';
import { median, quantile } from './console/figures';
import { type Found, measureAll, scenes, settle } from './console/scenes';
import { serveParley } from './path/parley-server';

const number = (name: string, usual: number): number =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const runs = number('runs', 5);
const slower = number('slower', 4);
/** Some of them by name, or all. */
const named = process.argv.slice(2).filter((word) => (scenes as readonly string[]).includes(word));
const wanted = named.length ? named : scenes;

/** Milliseconds at a processor four times slower; `dashboardChangeP99` at full speed. */
const budget = {
  dashboardOpen: 200,
  acceptP95: 50,
  tickP95: 50,
  tabsOpen: 250,
  switchP95: 120,
  switchBackP95: 120,
  longOpen: 150,
  longElements: 1500,
  sentP95: 80,
  arrivedP95: 80,
  keyP95: 30,
  rowElements: 400,
  dashboardChangeP99: 250,
  initialBytes: 140 * 1024,
};

if (process.argv[2] === 'server') await beServer();
else await main();

async function beServer(): Promise<void> {
  const parley = await serveParley();
  process.send?.({ port: parley.port });
  process.once('disconnect', () => void parley.close().finally(() => process.exit(0)));
}

async function main(): Promise<void> {
  const load = { cores: cpus().length, before: loadavg() };
  const server = fork(process.argv[1] ?? '', ['server']);
  const port = await new Promise<number>((ready) => server.once('message', (told) => ready((told as { port: number }).port))); // prettier-ignore
  const browser = await launchBrowser();
  try {
    const town = await settle(port, wanted);
    const found = await measureAll(browser, town, { runs, slower, scenes: wanted });
    town.office.close();
    const taken = Object.entries(summary(found)).filter(([, figure]) => Number.isFinite(figure));
    const figures = { ...Object.fromEntries(taken), initialBytes: initialBytes() };
    const unit = 'milliseconds to the end of the painted frame: medians over runs, p95 and p99 over all samples';
    const report = { bench: 'console', unit, slower, runs, load: { ...load, after: loadavg() }, figures, budget };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await browser.close();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.disconnect();
    await ended;
  }
}

function summary({ dashboards, tabs, chats, changes }: Found): Record<string, number> {
  const all = <T>(of: readonly T[], pick: (one: T) => readonly number[]): number[] => of.flatMap(pick);
  const [accepts, ticks] = [all(dashboards, (one) => one.accepts), all(dashboards, (one) => one.ticks)];
  const [switches, backs] = [all(tabs, (one) => one.switches), all(tabs, (one) => one.backs)];
  const [sent, arrived, keys] = [all(chats, (one) => one.sent), all(chats, (one) => one.arrived), all(chats, (one) => one.keys)]; // prettier-ignore
  return {
    dashboardOpen: median(dashboards.map((one) => one.open)),
    accept: median(accepts),
    acceptP95: quantile(accepts, 0.95),
    tick: median(ticks),
    tickP95: quantile(ticks, 0.95),
    rowElements: Math.max(...dashboards.map((one) => one.elements)),
    tabsOpen: median(tabs.map((one) => one.open)),
    switch: median(switches),
    switchP95: quantile(switches, 0.95),
    switchBack: median(backs),
    switchBackP95: quantile(backs, 0.95),
    longOpen: median(chats.map((one) => one.open)),
    longBack: median(chats.map((one) => one.back)),
    longElements: Math.max(...chats.map((one) => one.elements)),
    sent: median(sent),
    sentP95: quantile(sent, 0.95),
    arrived: median(arrived),
    arrivedP95: quantile(arrived, 0.95),
    key: median(keys),
    keyP95: quantile(keys, 0.95),
    dashboardChange: median(changes),
    dashboardChangeP99: quantile(changes, 0.99),
  };
}

/** Script that sign-in and Dashboard load, as sent. */
function initialBytes(): number {
  const folder = 'dist/console/browser';
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const names = new Set([...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name]) => name ?? ''));
  return [...names].reduce((sum, name) => sum + statSync(join(folder, `${name}.br`)).size, 0);
}
