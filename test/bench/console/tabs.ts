import type { Screen } from './screen';

const toMyChats = 'nav a[href="/my-chats"]';
const toDashboard = 'nav a[href="/"]';

/** From the Dashboard to My Chats with so many tabs and a log that is read at its end. */
export async function openTabs(screen: Screen, tabs: number): Promise<number> {
  await screen.go(toDashboard, 'p-chat-list');
  await screen.rest();
  return screen.page.evaluate(
    ([link, count]) =>
      window.painted(
        () => document.querySelector<HTMLElement>(link)?.click(),
        () =>
          document.querySelectorAll('[role=tab]').length === count &&
          document.querySelectorAll('p-message-row').length >= 50,
      ),
    [toMyChats, tabs] as const,
  );
}

/** From Alt and an arrow to the log of the chat on that side, painted. */
export async function switchTab(screen: Screen, key: 'ArrowDown' | 'ArrowUp' = 'ArrowDown'): Promise<number> {
  await screen.rest();
  return screen.page.evaluate((arrow) => {
    const before = window.shownLog();
    const from = document.activeElement ?? document.body;
    const pressed = new KeyboardEvent('keydown', { key: arrow, code: arrow, altKey: true, bubbles: true, cancelable: true }); // prettier-ignore
    return window.painted(
      () => from.dispatchEvent(pressed),
      () => window.shownLog() !== before && (window.shownLog()?.querySelectorAll('p-message-row').length ?? 0) >= 50,
    );
  }, key);
}

/** To and fro between the last two, as long as is asked for: their windows are there already. */
export async function switchBack(screen: Screen, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) taken.push(await switchTab(screen, time % 2 ? 'ArrowDown' : 'ArrowUp'));
  return taken;
}
