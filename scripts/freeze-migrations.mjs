// Notes the hash of each new migration as it lands. Never changes a hash: a landed migration has run somewhere.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, root } from './tools.mjs';

const list = join(root, 'migrations/frozen.json');
const frozen = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
for (const path of filesIn('migrations', (name) => name.endsWith('.sql'))) {
  frozen[path.slice('migrations/'.length)] ??= createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex');
}
const sorted = Object.fromEntries(Object.entries(frozen).sort(([a], [b]) => a.localeCompare(b)));
writeFileSync(list, `${JSON.stringify(sorted, null, 2)}\n`);
