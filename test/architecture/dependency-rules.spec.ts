import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const canaries = join(import.meta.dirname, 'canaries/imports');

interface Answer {
  summary: { violations: { from: string; rule: { name: string } }[]; ruleSetUsed: { forbidden: { name: string }[] } };
}

/** A child process: the tool's own loader does not like jest's. */
function cruise(): Answer {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  // Into a file: the tool ends before a pipe has taken more than 64 kB
  const answer = join(mkdtempSync(join(tmpdir(), 'parley-rules-')), 'answer.json');
  const flags = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', '--output-to', answer];
  spawnSync(process.execPath, [tool, 'apps', 'libs', ...flags], { cwd: canaries });
  const text = readFileSync(answer, 'utf8');
  rmSync(dirname(answer), { recursive: true });
  return JSON.parse(text) as Answer;
}

function files(): string[] {
  const entries = readdirSync(canaries, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name.replace(/\.ts$/, ''));
}

describe('who may import what', () => {
  const { violations, ruleSetUsed } = cruise().summary;
  const broken = new Set(violations.map(({ from, rule }) => `${rule.name} by ${basename(from, '.ts')}`));

  it.each(ruleSetUsed.forbidden.map(({ name }) => name))('%s is red for its canary', (rule) => {
    expect(files()).toContain(rule);
    const byItsOwn = [`${rule} by ${rule}`, `${rule} by ${rule}-b`];
    expect(byItsOwn.some((violation) => broken.has(violation))).toBe(true);
  });
});
