import { Conversation, type Room } from './room';

let id = 0;

/** Messages a second, one under way in each chat, after a warm-up of a quarter of the time. */
export async function measureRate(rooms: readonly Room[], seconds: number): Promise<number> {
  const conversations = rooms.map((room) => new Conversation(room));
  const warm = performance.now() + seconds * 250;
  const until = warm + seconds * 1000;
  let done = 0;
  const talk = async (conversation: Conversation): Promise<void> => {
    while (performance.now() < until) {
      await conversation.say(++id);
      const now = performance.now();
      if (now > warm && now < until) done++;
    }
  };
  await Promise.all(conversations.map(talk));
  return Math.round(done / seconds);
}

/** Milliseconds from emit to the other screens at a steady rate, whatever the server takes. */
export async function measureLatency(
  rooms: readonly Room[],
  rate: number,
  seconds: number,
): Promise<{ p50: number; p99: number }> {
  const conversations = rooms.map((room) => new Conversation(room));
  const started = performance.now();
  const under: Promise<{ screens: number[] }>[] = [];
  for (let sent = 0; sent < rate * seconds; sent++) {
    const wait = started + (sent * 1000) / rate - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const conversation = conversations[sent % conversations.length];
    if (conversation) under.push(conversation.say(++id));
  }
  const all = (await Promise.all(under)).flatMap(({ screens }) => screens).sort((a, b) => a - b);
  const at = (share: number): number => Number((all[Math.floor(all.length * share)] ?? NaN).toFixed(2));
  return { p50: at(0.5), p99: at(0.99) };
}
