import type { MessageItem, Refusal, ThreadItem, Words } from '#libs/contracts';
import type { Outgoing } from '#libs/sync-client';
import { noticeText, type Reader } from './notice-text';
import type { Receipts } from './receipts';
import { waitedBefore } from './waited';

export interface MessageLine {
  readonly kind: 'message';
  /** Stays the same when an own text becomes a row of the thread. */
  readonly key: string;
  /** Null while the thread has not taken it. */
  readonly n: number | null;
  readonly at: number;
  readonly author: {
    readonly kind: 'visitor' | 'operator';
    readonly id: string;
    readonly name: string;
    /** Whether the name is one that a person gave. */
    readonly named: boolean;
  };
  readonly mine: boolean;
  /** The author of the line above goes on. */
  readonly continued: boolean;
  readonly text: string;
  readonly erased: boolean;
  readonly membersOnly: boolean;
  readonly state: 'recorded' | 'sending' | 'sent' | 'failed';
  readonly refusal: Refusal | null;
  readonly receipt: 'seen' | 'delivered' | null;
  /** When it was seen, where that is known. */
  readonly seenAt: number | null;
}
export type LogLine =
  | MessageLine
  | { readonly kind: 'notice'; readonly key: string; readonly n: number; readonly at: number; readonly text: string }
  | { readonly kind: 'new'; readonly key: 'new' };

export interface LogSource {
  readonly items: readonly ThreadItem[];
  /** Own texts of this chat that are still on their way. */
  readonly outgoing: readonly Outgoing[];
  readonly me: string;
  readonly t: Reader['t'];
  readonly words: (words: Words) => string;
  /** A length of time in words. */
  readonly length: (ms: number) => string;
  readonly visitor: { readonly id: string; readonly name: string; readonly named: boolean };
  readonly receipts: Receipts;
  readonly seenAt: number | null;
  /** Where I had read to when I came; null: no line "New since you left". */
  readonly readBefore: number | null;
}

/** Milliseconds after which the same author is named again. */
const sameBreath = 300_000;

/** What the chat window shows, from top to bottom. */
export function logLines(source: LogSource): LogLine[] {
  const lines: LogLine[] = source.items.map((item) =>
    item.kind === 'message' ? message(item, source) : notice(item, source),
  );
  return joined(
    withReceipts(withNewLine([...lines, ...source.outgoing.map((one) => outgoing(one, source))], source), source),
  );
}

function message(item: MessageItem, { me, visitor, t, words }: LogSource): MessageLine {
  const isVisitor = item.author.kind === 'visitor';
  return {
    kind: 'message',
    key: item.id ?? String(item.n),
    n: item.n,
    at: item.at,
    author: isVisitor
      ? { ...item.author, name: visitor.name, named: visitor.named }
      : { ...item.author, name: item.author.name ?? t('message.operator'), named: true },
    mine: item.author.id === me,
    continued: false,
    text: words(item.text),
    erased: typeof item.text !== 'string',
    membersOnly: item.members ?? false,
    state: 'recorded',
    refusal: null,
    receipt: null,
    seenAt: null,
  };
}

function notice(item: Exclude<ThreadItem, MessageItem>, { items, me, visitor, t, length }: LogSource): LogLine {
  const waited = item.code === 'accepted' ? waitedBefore(items, item.n) : null;
  const text = noticeText(item, { me, visitor: visitor.name, t, ...(waited !== null && { waited: length(waited) }) });
  return { kind: 'notice', key: String(item.n), n: item.n, at: item.at, text };
}

function outgoing({ message: { id }, text, at, state, refusal }: Outgoing, { me, t }: LogSource): MessageLine {
  return {
    kind: 'message',
    key: id,
    n: null,
    at,
    author: { kind: 'operator', id: me, name: t('message.you'), named: true },
    mine: true,
    continued: false,
    text,
    erased: false,
    membersOnly: false,
    state,
    refusal: refusal ?? null,
    receipt: null,
    seenAt: null,
  };
}

/** Above what is new; gone as soon as I have answered it. */
function withNewLine(lines: LogLine[], { readBefore }: LogSource): LogLine[] {
  if (readBefore === null) return lines;
  const at = lines.findIndex((line) => line.kind === 'message' && !line.mine && (line.n ?? 0) > readBefore);
  const answered = lines.slice(at).some((line) => line.kind === 'message' && line.mine);
  return at <= 0 || answered ? lines : lines.toSpliced(at, 0, { kind: 'new', key: 'new' });
}

function withReceipts(lines: LogLine[], { receipts, seenAt }: LogSource): LogLine[] {
  return lines.map((line) => {
    if (line.kind !== 'message' || line.n === null) return line;
    if (line.n === receipts.seen) return { ...line, receipt: 'seen', seenAt };
    return line.n === receipts.delivered ? { ...line, receipt: 'delivered' } : line;
  });
}

function joined(lines: LogLine[]): LogLine[] {
  return lines.map((line, at) => {
    const above = lines[at - 1];
    if (line.kind !== 'message' || above?.kind !== 'message') return line;
    const continued = above.author.id === line.author.id && line.at - above.at < sameBreath;
    return continued ? { ...line, continued } : line;
  });
}
