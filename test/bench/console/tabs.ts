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

/** From Alt+Down to the log of the next chat, painted. */
export async function switchTab(screen: Screen): Promise<number> {
  await screen.rest();
  return screen.page.evaluate(() => {
    const shown = (): Element | undefined =>
      [...document.querySelectorAll('p-chat-log')].find((log) => log.checkVisibility());
    const before = shown();
    const from = document.activeElement ?? document.body;
    const key = new KeyboardEvent('keydown', { key: 'ArrowDown', code: 'ArrowDown', altKey: true, bubbles: true, cancelable: true }); // prettier-ignore
    return window.painted(
      () => from.dispatchEvent(key),
      () => shown() !== before && (shown()?.querySelectorAll('p-message-row').length ?? 0) >= 50,
    );
  });
}
