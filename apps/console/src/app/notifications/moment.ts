import type { MeChat } from '#libs/contracts';

export type Ring = 'waiting' | 'offer' | 'message';

/** What wants my attention at one moment; always computed from what stands, never counted up. */
export interface Moment {
  readonly waiting: readonly string[];
  readonly offers: readonly string[];
  /** Of my chats those with unread messages that I cannot be reading: none that I watch, none that is on a screen. */
  readonly unread: ReadonlyMap<string, number>;
}

/** J5: a chat that I only watch makes no sound. */
export function unreadOf(chats: readonly MeChat[], onScreen: (chat: string) => boolean): ReadonlyMap<string, number> {
  const heard = chats.filter((chat) => chat.relation === 'member' && chat.unread > 0 && !onScreen(chat.chat));
  return new Map(heard.map((chat) => [chat.chat, chat.unread]));
}

/** What has come up since `before`, which is null at the beginning: then only those who wait and ask are news. */
export function newsOf(before: Moment | null, after: Moment): readonly Ring[] {
  const rings: Ring[] = [];
  if (after.offers.some((offer) => !before?.offers.includes(offer))) rings.push('offer');
  if (after.waiting.some((chat) => !before?.waiting.includes(chat))) rings.push('waiting');
  if (before && [...after.unread].some(([chat, count]) => count > (before.unread.get(chat) ?? 0)))
    rings.push('message');
  return rings;
}
