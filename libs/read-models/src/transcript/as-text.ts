import { headOf, type Line, linesOf } from './lines';
import type { Transcript } from './transcript';

/** Later lines of a message are moved in, so that no message can look like two. */
const indent = '    ';

/** Direction marks could make a line look like another one. */
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const plain = (text: string): string => text.replace(hidden, '\ufffd');

/** A transcript as plain text. */
export function textOf(transcript: Transcript, zone: string): string {
  const head = headOf(transcript, zone).map(([label, value]) => `${label}: ${plain(value).replaceAll('\n', ' ')}`);
  return [...head, '', ...linesOf(transcript, zone).map(line), ''].join('\n');
}

function line({ at, who, text, isAmongMembers }: Line): string {
  const words = plain(text).split('\n').join(`\n${indent}`);
  if (who === null) return `${at}  * ${words}`;
  return `${at}  ${plain(who).replaceAll('\n', ' ')}${isAmongMembers ? ' (among operators)' : ''}: ${words}`;
}
