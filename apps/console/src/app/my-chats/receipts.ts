import type { MessageItem, ThreadItem } from '#libs/contracts';

/** The newest own message that the visitor has seen, and the newest that has reached him. */
export interface Receipts {
  readonly seen: number | null;
  readonly delivered: number | null;
}

export function receiptsOf(
  items: readonly ThreadItem[],
  me: string,
  mark: { readonly delivered: number; readonly read: number },
): Receipts {
  const first = items[0]?.n ?? Infinity;
  const newestUpTo = (place: number): number | null =>
    place < first
      ? null
      : (items.findLast((item) => item.n <= place && isTold(item) && item.author.id === me)?.n ?? null);
  return { seen: newestUpTo(mark.read), delivered: newestUpTo(mark.delivered) };
}

/** A message that the visitor receives. */
function isTold(item: ThreadItem): item is MessageItem {
  return item.kind === 'message' && !item.members;
}

/** Since when the visitor waits for an answer by any operator; null: nobody owes one. */
export function owedSince(items: readonly ThreadItem[]): number | null {
  const answered = items.findLastIndex((item) => isTold(item) && item.author.kind === 'operator');
  const asked = items.slice(answered + 1).find((item) => item.kind === 'message' && item.author.kind === 'visitor');
  return asked?.at ?? null;
}
