import type { Line } from '../../support/line';
import type { Screen } from './screen';
import { switchTab } from './tabs';

const inFront = '[role=tabpanel]:not([inert])';

export interface LongChatFigures {
  readonly open: number;
  readonly back: number;
  readonly elements: number;
  readonly sent: readonly number[];
  readonly arrived: readonly number[];
  readonly keys: readonly number[];
}

/** Scrolls up until the first message of the chat is in the page: from here on the browser holds all of them. */
export async function readAll({ page }: Screen): Promise<void> {
  await page.evaluate(async () => {
    const box = window.shownLog()?.querySelector<HTMLElement>('.scroller');
    while (box?.querySelector('.older')) {
      box.scrollTop = 0;
      await new Promise((next) => setTimeout(next, 0));
    }
  });
}

/** To the long chat when its window is gone, to it again while that is there, and then writing and being written to in it. */
export async function measureLongChat(
  screen: Screen,
  visitor: Line,
  chat: string,
  { times, beside }: { times: number; beside: number },
): Promise<LongChatFigures> {
  for (let place = 0; place < beside; place++) await switchTab(screen);
  await thinned(screen);
  const open = await switchTab(screen);
  await switchTab(screen, 'ArrowUp');
  const back = await switchTab(screen);
  const elements = await screen.count(`${inFront} p-chat-log *`);
  const [sent, arrived, keys]: [number[], number[], number[]] = [[], [], []];
  for (let place = 0; place < times; place++) {
    keys.push(await strike(screen));
    sent.push(await send(screen, `Sent ${Date.now()} ${place}`));
    arrived.push(await hear(screen, visitor, chat, `Heard ${Date.now()} ${place}`));
  }
  return { open, back, elements, sent, arrived, keys };
}

/** Until the windows that were longest away are gone, the long chat's among them. */
async function thinned({ page }: Screen): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll('p-chat-panel').length <= 5);
}

/** From the key to the end of the frame with its letter. */
async function strike(screen: Screen): Promise<number> {
  await screen.page.locator(`${inFront} textarea`).focus();
  await screen.rest();
  return screen.page.evaluate(() =>
    window.painted(
      () => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
        document.execCommand('insertText', false, 'e');
      },
      () => true,
    ),
  );
}

/** From Enter to the own message at the end of the log. */
async function send(screen: Screen, text: string): Promise<number> {
  await screen.page.locator(`${inFront} textarea`).fill(text);
  await screen.rest();
  return screen.page.evaluate(
    (words) =>
      window.painted(
        () =>
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
          ),
        () => [...(window.shownLog()?.querySelectorAll('.bubble') ?? [])].at(-1)?.textContent === words,
      ),
    text,
  );
}

/** From the line's frame with the visitor's message to that message at the end of the log. */
async function hear(screen: Screen, visitor: Line, chat: string, text: string): Promise<number> {
  await screen.rest();
  const seen = screen.page.evaluate(async (words) => {
    Object.assign(window, { awaited: words, arrivedAt: NaN });
    const last = (): string | null | undefined =>
      [...(window.shownLog()?.querySelectorAll('.bubble') ?? [])].at(-1)?.textContent;
    await window.painted(
      () => undefined,
      () => last() === words,
    );
    return performance.now() - window.arrivedAt;
  }, text);
  await visitor.send('message.post', { text }, chat);
  return seen;
}
