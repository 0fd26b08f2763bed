// Builds what changed since the last build. A part is unchanged when its sources have the hash noted beside its output.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { filesIn, inParallel, node, root, run, seconds } from './tools.mjs';

const shared = ['package-lock.json', 'tsconfig.base.json'];
const browserLibs = ['libs/contracts', 'libs/domain', 'libs/sync-client'];
const parts = [
  {
    name: 'server',
    entry: 'apps/server/src/main.ts',
    output: 'dist/server/apps/server/src/main.js',
    folders: ['apps/server', 'libs'],
    files: [...shared, 'nest-cli.json'],
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'server'],
  },
  {
    name: 'console',
    entry: 'apps/console/src/main.ts',
    output: 'dist/console',
    folders: ['apps/console', 'libs/record', ...browserLibs],
    files: [...shared, 'angular.json'],
    command: ['node_modules/@angular/cli/bin/ng.js', 'build'],
    after: () => {
      compressAll('dist/console/browser');
      return initialScriptsFault('dist/console/browser');
    },
  },
  {
    name: 'widget',
    entry: 'scripts/build-widget.mjs',
    output: 'dist/widget',
    folders: ['apps/widget', ...browserLibs],
    files: [...shared, 'scripts/build-widget.mjs'],
    command: ['scripts/build-widget.mjs'],
  },
  {
    name: 'audit',
    entry: 'scripts/build-audit.mjs',
    output: 'dist/audit/audit.mjs',
    folders: ['apps/audit', 'apps/server/src', 'libs'],
    files: [...shared, 'scripts/build-audit.mjs'],
    command: ['scripts/build-audit.mjs'],
  },
];

/** Beside each script and style its brotli form, which the server sends to browsers that take it. */
function compressAll(folder) {
  for (const path of filesIn(folder, (name) => /\.(js|css)$/.test(name)))
    writeFileSync(join(root, `${path}.br`), brotliCompressSync(readFileSync(join(root, path))));
}

/** Bytes of script, as sent, that sign-in and Dashboard may need. */
const initialScripts = 140 * 1024;

/** What is wrong with the scripts that the page loads at once, in words; null: nothing. */
function initialScriptsFault(folder) {
  const page = readFileSync(join(root, folder, 'index.html'), 'utf8');
  const names = new Set([...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name]) => name));
  const bytes = [...names].reduce((sum, name) => sum + statSync(join(root, folder, `${name}.br`)).size, 0);
  if (names.size === 0) return 'No scripts were found in the page of the console.';
  const told = `The console's first scripts are ${Math.ceil(bytes / 1024)} KB`;
  return bytes > initialScripts ? `${told}, over ${initialScripts / 1024} KB.` : null;
}

function sourceHash(part) {
  const hash = createHash('sha256');
  const sources = part.folders.flatMap((folder) => filesIn(folder, (path) => !/\.spec\.tsx?$/.test(path)));
  for (const path of [...sources, ...part.files]) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

async function buildPart(part) {
  const stamp = join(root, 'dist', `${part.name}.stamp`);
  const wanted = sourceHash(part);
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(join(root, part.output));
  if (isCurrent) return { code: 0 };
  const started = performance.now();
  rmSync(stamp, { force: true });
  const { code, output } = await run(node, part.command, { quiet: true });
  const built = code === 0 && existsSync(join(root, part.output));
  if (!built) {
    console.error(`${output}\nBuilding the ${part.name} failed.`);
    return { code: code || 1 };
  }
  const fault = part.after?.();
  if (fault) {
    console.error(fault);
    return { code: 1 };
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, wanted);
  console.log(`Built the ${part.name} in ${seconds(started)}.`);
  return { code: 0 };
}

/** Hands back 0, or the exit code of the first part that failed. */
export async function build() {
  const present = parts.filter((part) => existsSync(join(root, part.entry)));
  const answers = await inParallel(present.map((part) => () => buildPart(part)));
  return answers.find(({ code }) => code !== 0)?.code ?? 0;
}

/** One part; hands back 0 or its exit code. */
export async function buildOnly(name) {
  const part = parts.find((one) => one.name === name);
  return (await buildPart(part)).code;
}

if (process.argv[1]?.endsWith('build.mjs')) process.exitCode = await build();
