// Puts a believable afternoon into the Parley of PARLEY_DATA_DIR, which must be empty: `npm run seed`.
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './tools.mjs';

await install();
const failed = await build();
if (failed) process.exit(failed);
// What it is bundled with may have been installed just now
const { runBundled } = await import('./run-bundled.mjs');
const source = join(root, 'test/seed/main.ts');
process.exitCode = await runBundled(source, join(root, '.cache/seed.mjs'), process.argv.slice(2));
