import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

type Answers = Record<string, { rule: string; broken: string[] }>;

/** A child process: the tool's own loader does not like jest's. */
function lint(): Answers {
  const program = join(import.meta.dirname, 'lint-canaries.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Answers;
}

describe('what is not written here', () => {
  it.each(Object.entries(lint()))('%s is refused', (_name, { rule, broken }) => {
    expect(broken).toContain(rule);
  });
});
