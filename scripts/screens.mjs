// Makes the pictures of docs/screens anew from a fresh Parley full of people: `npm run screens`.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './tools.mjs';

await install();
const failed = await build();
if (failed) process.exit(failed);
// What it is bundled with may have been installed just now
const { runBundled } = await import('./run-bundled.mjs');
// As deep in the tree as the sources that are bundled, which find the built server and the browser by their own place
const folder = join(root, '.cache/screens');
mkdirSync(folder, { recursive: true });
copyFileSync(join(root, 'test/support/unpack-chromium.mjs'), join(folder, 'unpack-chromium.mjs'));
const source = join(root, 'test/screens/main.ts');
process.exitCode = await runBundled(source, join(folder, 'main.mjs'), process.argv.slice(2));
