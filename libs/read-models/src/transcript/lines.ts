import type { MessageItem, ThreadItem, Words } from '#libs/contracts';
import { sentenceOf } from './notices';
import type { Transcript } from './transcript';

/** Stands where words were erased. */
export const hole = '[erased]';

export const shownWords = (words: Words): string => (typeof words === 'string' ? words : hole);

/** One line of a transcript, still to be escaped for wherever it goes. */
export interface Line {
  readonly at: string;
  /** Null: a notice. */
  readonly who: string | null;
  readonly side: 'visitor' | 'operator' | 'notice';
  readonly text: string;
  readonly isErased: boolean;
  /** The visitor did not get it. */
  readonly isAmongMembers: boolean;
}

/** Times of one zone, such as "2026-11-22 14:03:09". */
export function clockOf(zone: string): (at: number) => string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const; // prettier-ignore
  const format = new Intl.DateTimeFormat('sv-SE', { ...parts, timeZone: zone });
  return (at) => format.format(at);
}

export function visitorName({ visitor }: Transcript): string {
  return visitor.name === null ? `Visitor ${visitor.number}` : shownWords(visitor.name);
}

export function linesOf(transcript: Transcript, zone: string): Line[] {
  const clock = clockOf(zone);
  return transcript.items.map((item) => lineOf(item, clock(item.at), transcript));
}

function lineOf(item: ThreadItem, at: string, transcript: Transcript): Line {
  const notice = { at, who: null, side: 'notice', isErased: false, isAmongMembers: false } as const;
  if (item.kind === 'notice') return { ...notice, text: sentenceOf(item) };
  const { author, text, members } = item;
  return {
    ...{ at, who: authorOf(author, transcript), side: author.kind, text: shownWords(text) },
    isErased: typeof text !== 'string',
    isAmongMembers: members === true,
  };
}

function authorOf({ kind, name }: MessageItem['author'], transcript: Transcript): string {
  if (kind === 'visitor') return visitorName(transcript);
  return name ?? 'Operator';
}

/** What stands above the lines, label by label. */
export function headOf(transcript: Transcript, zone: string): [string, string][] {
  const { chat, site, startedAt, closedAt, viewer, viewerName } = transcript;
  const clock = clockOf(zone);
  const viewers: Record<string, string> = { visitor: 'the visitor', everybody: 'the operators in the chat' };
  return [
    ['Chat', chat],
    ['Website', site],
    ['Visitor', visitorName(transcript)],
    ['Started', `${clock(startedAt)} (${zone})`],
    ['Ended', closedAt === null ? 'not yet' : `${clock(closedAt)} (${zone})`],
    ['As it could be read by', viewers[viewer] ?? viewerName ?? 'an operator'],
  ];
}
