import type { MessageItem, Refusal, ThreadItem } from '#libs/contracts';
import type { Outgoing } from '#libs/sync-client';
import { wordsText } from '../ui/shown';
import { noticeText } from './notice-text';

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
  readonly visitor: { readonly id: string; readonly name: string; readonly named: boolean };
  /** How far the visitor has received and seen this thread. */
  readonly mark: { readonly delivered: number; readonly read: number };
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

function message(item: MessageItem, { me, visitor }: LogSource): MessageLine {
  const isVisitor = item.author.kind === 'visitor';
  return {
    kind: 'message',
    key: item.id ?? String(item.n),
    n: item.n,
    at: item.at,
    author: isVisitor
      ? { ...item.author, name: visitor.name, named: visitor.named }
      : { ...item.author, name: item.author.name ?? 'Operator', named: true },
    mine: item.author.id === me,
    continued: false,
    text: wordsText(item.text),
    erased: typeof item.text !== 'string',
    membersOnly: item.members ?? false,
    state: 'recorded',
    refusal: null,
    receipt: null,
  };
}

function notice(item: Exclude<ThreadItem, MessageItem>, { me, visitor }: LogSource): LogLine {
  return { kind: 'notice', key: String(item.n), n: item.n, at: item.at, text: noticeText(item, me, visitor.name) };
}

function outgoing({ message: { id }, text, at, state, refusal }: Outgoing, { me }: LogSource): MessageLine {
  return {
    kind: 'message',
    key: id,
    n: null,
    at,
    author: { kind: 'operator', id: me, name: 'You', named: true },
    mine: true,
    continued: false,
    text,
    erased: false,
    membersOnly: false,
    state,
    refusal: refusal ?? null,
    receipt: null,
  };
}

function withNewLine(lines: LogLine[], { readBefore }: LogSource): LogLine[] {
  if (readBefore === null) return lines;
  const at = lines.findIndex((line) => line.kind === 'message' && !line.mine && (line.n ?? 0) > readBefore);
  return at <= 0 ? lines : lines.toSpliced(at, 0, { kind: 'new', key: 'new' });
}

/** The newest own message that the visitor has seen, and the newest that has reached him, say so. */
function withReceipts(lines: LogLine[], { mark }: LogSource): LogLine[] {
  const newestUpTo = (place: number): LogLine | undefined =>
    lines.findLast(
      (line) => line.kind === 'message' && line.mine && !line.membersOnly && line.n !== null && line.n <= place,
    );
  const [seen, delivered] = [newestUpTo(mark.read), newestUpTo(mark.delivered)];
  return lines.map((line) => {
    if (line.kind !== 'message') return line;
    if (line === seen) return { ...line, receipt: 'seen' };
    return line === delivered ? { ...line, receipt: 'delivered' } : line;
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
