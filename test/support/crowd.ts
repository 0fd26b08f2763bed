import { type Account, type Guest, Office } from './office';

export interface Waiting extends Guest {
  readonly chat: string;
}

/** Requests on their way at the same time. */
const atOnce = 16;
const day = 86_400_000;
const words = 'I have a question about my order, it was due on Friday and nobody could tell me where it is';

/** As many as are asked for, some at the same time, in any order. */
export async function many<T>(count: number, make: (place: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let place = next++; place < count; place = next++) made[place] = await make(place);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, lane));
  return made;
}

/** Nobody is gone for having no line: the crowd stands as it was put. */
export async function holdStill(office: Office): Promise<void> {
  const admin = await office.admin();
  const asked = { body: { v: 1, type: 'settings.get', body: {} }, headers: office.as(admin) };
  const { result } = (await office.http('/api/query', asked)).body as { result: { settings: Record<string, unknown> } };
  const settings = { ...result.settings, visitorGoneAfter: day, operatorOfflineAfter: day, operatorRequeueAfter: null };
  await office.command(admin, 'settings.change', { settings: settings as never });
}

/** Visitors who each wait with one message. */
export function crowd(office: Office, count: number): Promise<Waiting[]> {
  return many(count, async (place) => {
    const guest = await office.guest();
    const { chat } = await office.command(guest, 'chat.start', { text: `${place + 1}: ${words}` });
    return { ...guest, chat: String(chat) };
  });
}

/** Waiting chats that an operator accepts, in this order. */
export async function accepted(office: Office, operator: Account, count: number): Promise<Waiting[]> {
  const chats = await crowd(office, count);
  const line = await office.staffLine(operator);
  for (const { chat } of chats) await line.send('chat.accept', {}, chat);
  line.close();
  return chats;
}

/** Lets the visitor and the operator of a chat write in turns until it has so many messages more. */
export async function talk(
  office: Office,
  operator: Account,
  { chat, ...guest }: Waiting,
  length: number,
): Promise<void> {
  const [visitor, staff] = await Promise.all([office.visitorLine(guest), office.staffLine(operator)]);
  await many(length, async (place) => {
    const text = `Line ${place + 1}. ${words.slice(0, 20 + ((place * 7) % 70))}`;
    const ack = await (place % 2 ? staff : visitor).send('message.post', { text }, chat);
    if (!ack.ok) throw new Error(`message ${place}: ${ack.code}`);
  });
  for (const line of [visitor, staff]) line.close();
}
