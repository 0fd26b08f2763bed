import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import type axe from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.0, 2.1 and 2.2, A and AA. */
const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** What axe finds as the page stands now. axe is loaded once per document: loading it takes longer than looking. */
export async function faults(page: Page | Frame, where: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const found = await page.evaluate(async (tags) => {
    // What still moves or fades has colours of neither look
    const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
    const { axe: tool } = window as unknown as { axe: typeof axe };
    const { violations, passes } = await tool.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
      iframes: false,
    });
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id} ${html.slice(0, 400)} ${failureSummary ?? ''}`),
    );
    return passes.length ? told : [...told, 'axe looked at nothing'];
  }, values);
  return found.map((one) => `${where}: ${one}`);
}

/** The colour that everything stands on, in each theme of the console. */
const canvas = { light: 'rgb(244, 246, 248)', dark: 'rgb(14, 17, 22)' } as const;

/** The same page in the light and the dark theme of the console, turned as the console turns it. */
export async function faultsInBothThemes(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    const stands = await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
      return getComputedStyle(document.body).backgroundColor;
    }, theme);
    if (stands !== canvas[theme]) found.push(`${where}: ${theme} stands on ${stands}`);
    found.push(...(await faults(page, `${where}, ${theme}`)));
  }
  return found;
}
