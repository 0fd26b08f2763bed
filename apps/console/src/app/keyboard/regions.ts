/** The regions of the page in the order of reading; a part of a page is one more by carrying `data-region`. */
const regions = [
  'nav',
  'main > p-dashboard header',
  'main [role=grid]',
  'main [role=tablist]',
  'main [role=log]',
  'main form:has(textarea)',
  'main aside',
  'main [role=complementary]',
  '[data-region]',
].join();
const tabbable = 'a[href], button:not([disabled]), input, textarea, select, [tabindex="0"]';

/** F6: to the next (or previous) region of the page that is shown. */
export function goToRegion(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(regions)].filter((region) => region.checkVisibility());
  const here = all.findLastIndex((region) => region.contains(document.activeElement));
  const next = all[(Math.max(here, step > 0 ? -1 : 0) + step + all.length) % all.length];
  if (next) focusIn(next);
}

/** To what is chosen in there, else to the first thing one can reach, else to the region itself. */
function focusIn(region: HTMLElement): void {
  const inside = (selector: string): HTMLElement | null => region.querySelector<HTMLElement>(selector);
  const target = inside('[aria-selected=true], [aria-current=page]') ?? inside('textarea') ?? inside(tabbable);
  const goesItself = region.matches('[role=log]') || !target;
  if (goesItself && !region.hasAttribute('tabindex')) region.tabIndex = -1;
  (goesItself ? region : target).focus();
}
