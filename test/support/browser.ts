import { existsSync } from 'node:fs';
import { chromium as engine, type Browser } from '@playwright/test';
import packaged from '@sparticuz/chromium';

const installed = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** A headless Chromium: the one that is named, the system's, or the packaged one. */
export async function launchBrowser(): Promise<Browser> {
  const own = installed.find((path) => path && existsSync(path));
  const executablePath = own ?? (await packaged.executablePath());
  const args = own
    ? []
    : packaged.args.filter((argument) => !/site-isolation|single-process|web-security/.test(argument));
  return engine.launch({ executablePath, args: [...args, '--no-sandbox'], headless: true });
}
