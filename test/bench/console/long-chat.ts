import type { Line } from '../../support/line';
import type { Screen } from './screen';
import { switchTab } from './tabs';

const log = 'p-chat-log';

export interface LongChatFigures {
  readonly open: number;
  readonly elements: number;
  readonly sent: readonly number[];
  readonly arrived: readonly number[];
  readonly keys: readonly number[];
}

/** Scrolls up until the first message of the chat is in the page: from here on the browser holds all of them. */
export async function readAll({ page }: Screen): Promise<void> {
  await page.evaluate(async () => {
    const box = document.querySelector<HTMLElement>('p-chat-log .scroller');
    while (box?.querySelector('.older')) {
      box.scrollTop = 0;
      await new Promise((next) => setTimeout(next, 0));
    }
  });
}

/** Away from the long chat and back to it, and then writing and being written to in it. */
export async function measureLongChat(
  screen: Screen,
  visitor: Line,
  chat: string,
  times: number,
): Promise<LongChatFigures> {
  // prettier-ignore
  await switchTab(screen);
  const open = await switchTab(screen);
  const elements = await screen.count(`${log} *`);
  const [sent, arrived, keys]: [number[], number[], number[]] = [[], [], []];
  for (let place = 0; place < times; place++) {
    keys.push(await strike(screen));
    sent.push(await send(screen, `Sent ${Date.now()} ${place}`));
    arrived.push(await hear(screen, visitor, chat, `Heard ${Date.now()} ${place}`));
  }
  return { open, elements, sent, arrived, keys };
}

/** From the key to the end of the frame with its letter. */
async function strike(screen: Screen): Promise<number> {
  await screen.page.locator('p-entry-bar textarea').focus();
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
  await screen.page.locator('p-entry-bar textarea').fill(text);
  await screen.rest();
  return screen.page.evaluate(
    (words) =>
      window.painted(
        () =>
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
          ),
        () => [...document.querySelectorAll('p-message-row .bubble')].at(-1)?.textContent === words,
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
      [...document.querySelectorAll('p-message-row .bubble')].at(-1)?.textContent;
    await window.painted(
      () => undefined,
      () => last() === words,
    );
    return performance.now() - window.arrivedAt;
  }, text);
  await visitor.send('message.post', { text }, chat);
  return seen;
}
