import type { Line } from '../../support/line';
import type { Screen } from './screen';

/** Milliseconds between two changes that are timed. */
const pace = 150;

/** From another operator's Accept leaving on his line to this Dashboard, painted without that chat among the waiting. */
export async function measureChanges(screen: Screen, other: Line, count: number): Promise<number[]> {
  const lead = screen.page.locator('p-chat-row.lead');
  await lead.waitFor();
  const times: number[] = [];
  while (times.length < count) {
    const chat = (await lead.getAttribute('data-chat')) ?? '';
    const seen = screen.page.evaluate(async (id) => {
      const row = (): Element | null => document.querySelector(`[data-chat="${id}"] p-status-chip.waiting`);
      if (!row()) throw new Error('the chat is not in sight');
      await window.painted(
        () => undefined,
        () => !row(),
      );
      return performance.timeOrigin + performance.now();
    }, chat);
    await new Promise((passed) => setTimeout(passed, pace * (0.5 + Math.random())));
    const sent = performance.timeOrigin + performance.now();
    await other.send('chat.accept', {}, chat);
    times.push((await seen) - sent);
  }
  return times;
}

/** Lets the visitors of running chats write, so many messages a second together, until it is told to stop. */
export function keepTalking(chats: readonly { line: Line; chat: string }[], perSecond: number): () => void {
  let turn = 0;
  const timer = setInterval(() => {
    const one = chats[turn++ % chats.length];
    // Unanswered when it is over: nobody waits for it
    one?.line.send('message.post', { text: `And another thing, number ${turn}` }, one.chat).catch(() => undefined);
  }, 1000 / perSecond);
  return () => clearInterval(timer);
}
