import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../migrations');
const frozen = JSON.parse(readFileSync(join(folder, 'frozen.json'), 'utf8')) as Record<string, string>;
const present = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();

function digest(name: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex');
}

/** A landed migration has run somewhere: a change goes into a new file. `node scripts/freeze-migrations.mjs` adds new ones. */
describe('migrations', () => {
  it('are as they landed', () => {
    const now = Object.keys(frozen).map((name) => [name, present.includes(name) ? digest(name) : 'deleted']);
    expect(Object.fromEntries(now)).toEqual(frozen);
  });

  it('are all frozen', () => {
    expect(present.filter((name) => !(name in frozen))).toEqual([]);
  });
});
