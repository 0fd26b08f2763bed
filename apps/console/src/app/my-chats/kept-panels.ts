/** Chat windows that stay as they are while another one is in front, so that going back shows them at once. */
const usual = 4;
/** With those that go when the page rests: a hand on Alt and Down does not wait for any of them. */
const most = 8;

/** The chats whose windows are there, from the one that was longest away to the one in front; never one that is not mine. */
export function kept(before: readonly string[], front: string | undefined, mine: readonly string[]): readonly string[] {
  const still = before.filter((chat) => chat !== front && mine.includes(chat));
  const all = front === undefined ? still : [...still, front];
  return all.slice(-most - 1);
}

/** What goes first goes when the page rests. */
export function thinned(chats: readonly string[]): readonly string[] {
  return chats.length > usual + 1 ? chats.slice(-usual - 1) : chats;
}
