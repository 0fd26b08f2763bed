import type { Words } from '#libs/contracts';
import type { Erased } from '#libs/domain';

/** UTF-16 units; a row of the dashboard goes to everybody, so it carries a line and not a page. */
const lineLength = 200;

/** A person's words out of a fact, or the labelled hole that erasure left. */
export function shownWords<P extends object, W>(
  told: P | Erased | undefined,
  pick: (told: P) => W,
): W | { erased: true } {
  return told === undefined || told === 'erased' ? { erased: true } : pick(told);
}

/** The beginning of a message, for the last line of a chat; never cuts a character in two. */
export function lineOf(text: Words): Words {
  if (typeof text !== 'string' || text.length <= lineLength) return text;
  const cut = text.slice(0, lineLength - 1);
  const half = /[\uD800-\uDBFF]$/.test(cut);
  return `${half ? cut.slice(0, -1) : cut}…`;
}
