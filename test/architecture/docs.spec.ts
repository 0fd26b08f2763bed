import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

function pages(): string[] {
  const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const all = ['README.md', 'SECURITY.md', 'CHANGELOG.md', ...inDocs.map((path) => join('docs', path))];
  return all.filter((path) => path.endsWith('.md')).sort();
}

/** Links to files of this repository, without the place in them. */
function linksOf(page: string): string[] {
  const prose = textOf(page).replace(/^```[^]*?^```/gm, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  return targets
    .map((target) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

/** A child process: the compiler is slow inside jest's own loader. */
function generated(name: string): string {
  const program = join(root, `scripts/generate-${name}.mjs`);
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, '--print'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

describe('the documentation', () => {
  it.each(['events', 'protocol'])('docs/%s.md says what the sources say', (name) => {
    // Red? `node scripts/generate-events.mjs` or `node scripts/generate-protocol.mjs`, and read what changed.
    expect(textOf(`docs/${name}.md`)).toBe(generated(name));
  });

  it.each(pages())('%s links to what is there', (page) => {
    const broken = linksOf(page).filter((target) => !existsSync(join(root, dirname(page), target)));
    expect(broken).toEqual([]);
  });

  it('numbers its decisions without a hole and keeps each to 40 lines', () => {
    const decisions = pages().filter((path) => path.startsWith(join('docs', 'adr')));
    const numbers = decisions.map((path) => Number(/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(decisions.filter((path) => textOf(path).trimEnd().split('\n').length > 40)).toEqual([]);
  });
});
