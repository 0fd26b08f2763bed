import type { MessageItem, NoticeItem, Words } from '#libs/contracts';
import type { ScreenNow } from './screen-tape';

export interface PaneMessage {
  readonly kind: 'message';
  readonly n: number;
  readonly at: number;
  readonly author: { readonly kind: 'visitor' | 'operator'; readonly id: string; readonly name: string };
  readonly mine: boolean;
  /** The author of the line above goes on. */
  readonly continued: boolean;
  readonly text: string;
  readonly erased: boolean;
  readonly membersOnly: boolean;
  /** Said under one's own newest message that the other side has seen. */
  readonly seenAt: number | null;
}
export type PaneLine =
  PaneMessage | { readonly kind: 'notice'; readonly n: number; readonly at: number; readonly text: string };

/** Whose screen it is, and its words. */
export interface PaneReader {
  readonly id: string;
  readonly kind: 'visitor' | 'operator';
  readonly visitorName: string;
  readonly operatorName: string;
  readonly words: (words: Words) => string;
  /** Empty where this reader is told nothing of it. */
  readonly notice: (notice: NoticeItem) => string;
}

/** Milliseconds after which the same author is named again. */
const sameBreath = 300_000;

/** What a pane shows from top to bottom, of the newest `most` items. */
export function paneLines(screen: ScreenNow, reader: PaneReader, most: number): PaneLine[] {
  const lines = screen.shown.items.slice(-most).flatMap(({ item }): PaneLine[] => {
    if (item.kind === 'message') return [message(item, reader)];
    const text = reader.notice(item);
    return text === '' ? [] : [{ kind: 'notice', n: item.n, at: item.at, text }];
  });
  return withSeen(joined(lines), screen, reader);
}

function message(item: MessageItem, reader: PaneReader): PaneMessage {
  const { author, n, at, text } = item;
  const name = author.kind === 'visitor' ? reader.visitorName : (author.name ?? reader.operatorName);
  return {
    ...{ kind: 'message', n, at, author: { ...author, name }, mine: author.id === reader.id, continued: false },
    ...{ text: reader.words(text), erased: typeof text !== 'string' },
    ...{ membersOnly: item.members ?? false, seenAt: null },
  };
}

function joined(lines: PaneLine[]): PaneLine[] {
  return lines.map((line, index) => {
    const above = lines[index - 1];
    if (line.kind !== 'message' || above?.kind !== 'message') return line;
    return { ...line, continued: above.author.id === line.author.id && line.at - above.at < sameBreath };
  });
}

function withSeen(lines: PaneLine[], { tape, count, shown }: ScreenNow, reader: PaneReader): PaneLine[] {
  const other = reader.kind === 'visitor' ? 'operator' : 'visitor';
  const read = Math.max(0, ...shown.marks.filter(({ who }) => who === other).map((mark) => mark.read));
  const last = lines.findLast((line) => line.kind === 'message' && line.mine && line.n <= read);
  if (last?.kind !== 'message') return lines;
  const seenAt = tape.seenAt(last.n, other, count);
  return lines.map((line) => (line === last ? { ...last, seenAt } : line));
}
