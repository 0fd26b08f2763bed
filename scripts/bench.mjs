// Runs test/bench/<name>.ts.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runBundled } from './run-bundled.mjs';
import { root } from './tools.mjs';

const [name = '', ...rest] = process.argv.slice(2);
const folder = join(root, 'test/bench');
const source = join(folder, `${name}.ts`);
if (!existsSync(source)) {
  const names = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  console.error(`Which benchmark? ${names.map((file) => file.slice(0, -3)).join(', ')}`);
  process.exit(1);
}

process.exitCode = await runBundled(source, join(root, '.cache/bench', `${name}.mjs`), rest);
