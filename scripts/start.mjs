// Installs and builds where needed, then runs Parley.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { environment, node, root } from './tools.mjs';

await install();
const failed = await build();
if (failed) process.exit(failed);

// A message makes garbage that dies at once: with more room for the young it is swept less often.
const child = spawn(
  node,
  ['--max-semi-space-size=32', 'dist/server/apps/server/src/main.js', ...process.argv.slice(2)],
  {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  },
);
let asked = false;
// A terminal's Ctrl-C reaches the whole foreground group and npm passes it on once more: told once is enough
function stop(signal) {
  if (!asked) child.kill(signal);
  asked = true;
}
process.on('SIGINT', () => stop('SIGINT'));
process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGHUP', () => stop('SIGTERM'));
// Between npm and this program stands a shell that ends without a word when npm is told to end
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && stop('SIGTERM'), 200).unref();
}
child.on('error', (error) => {
  console.error(`Parley could not be started: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
