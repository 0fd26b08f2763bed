import { Unusable } from './command';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one chat that a command is about. */
export function chatOf(positionals: readonly string[], command: string): string {
  const [chat, ...more] = positionals;
  if (chat === undefined || more.length > 0) throw new Unusable(`${command} needs the id of one chat.`);
  if (!uuid.test(chat)) throw new Unusable(`"${chat}" is not the id of a chat.`);
  return chat.toLowerCase();
}

export const noChat = (chat: string): Unusable => new Unusable(`the record has no chat ${chat}.`);

/** A moment of the record, in milliseconds: ISO 8601 (UTC unless it says otherwise), or milliseconds since 1970. */
export function momentOf(text: string, now: number): number {
  const isNumber = /^\d{12,15}$/.test(text);
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(text);
  const isDate = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(text);
  const spelled = /^\d{4}-\d\d-\d\d$/.test(text) ? text : `${text.replace(' ', 'T')}${hasZone ? '' : 'Z'}`;
  const at = isNumber ? Number(text) : isDate ? Date.parse(spelled) : NaN;
  if (Number.isNaN(at)) throw new Unusable(`"${text}" is no moment: write it as 2026-11-22T14:30:00Z.`);
  if (at > now) throw new Unusable(`${new Date(at).toISOString()} has not come yet.`);
  return at;
}

/** What is written to a terminal must not steer it. */
export const harmless = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' '); // prettier-ignore

export const timeOf = (at: number): string => new Date(at).toISOString();
