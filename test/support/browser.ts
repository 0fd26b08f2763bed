import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium as engine, type Browser } from '@playwright/test';
import packaged from '@sparticuz/chromium';

const execute = promisify(execFile);
const installed = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
const root = join(import.meta.dirname, '../..');

/** Keyed by version and user: what another one unpacked is old, or not ours to run. */
async function unpacked(): Promise<string> {
  const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(tmpdir(), `parley-chromium-${version}-${userInfo().uid}`);
  const program = join(import.meta.dirname, 'unpack-chromium.mjs');
  if (!existsSync(folder)) await execute(process.execPath, [program, folder]);
  return folder;
}

/** A bare machine lacks libraries that the package carries. */
async function environment(folder: string): Promise<Record<string, string>> {
  const { stdout } = await execute('/sbin/ldconfig', ['-p']).catch(() => ({ stdout: '' }));
  const given = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const fonts = { FONTCONFIG_PATH: process.env['FONTCONFIG_PATH'] ?? join(folder, 'fonts') };
  const libraries = /libnss3\.so/.test(stdout) ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), ...fonts };
  return { ...Object.fromEntries(given), ...libraries };
}

/** Not for us: what keeps pages apart stays on, and nothing is drawn through an emulated graphics card, which doubles the work. */
const unwanted = /site-isolation|single-process|web-security|use-gl|use-angle|swiftshader|gpu/;

/** A headless Chromium: the one that is named, the system's, or the packaged one. */
export async function launchBrowser(): Promise<Browser> {
  const own = installed.find((path) => path && existsSync(path));
  const always = ['--no-sandbox', '--disable-gpu'];
  if (own) return engine.launch({ executablePath: own, args: always, headless: true });
  const folder = await unpacked();
  return engine.launch({
    executablePath: join(folder, 'chromium'),
    args: [...packaged.args.filter((argument) => !unwanted.test(argument)), ...always],
    env: await environment(folder),
    headless: true,
  });
}
