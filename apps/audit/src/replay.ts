import { parseArgs } from 'node:util';
import type { Replay, ReplayPerson, ReplayScreen, Words } from '#libs/contracts';
import { chatOf, harmless, momentOf, noChat, timeOf } from './asked';
import { systemClock } from '../../server/src/platform/clock';
import { type Command, Unusable } from './command';
import { withWords } from './opened-words';

const options = { at: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `audit replay`: a chat fact by fact, or what stood on each screen at a moment. */
export const replay: Command = async (args) => {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const chat = chatOf(positionals, 'replay');
  const at = values.at === undefined ? null : momentOf(values.at, systemClock.now());
  return withWords(async ({ past }) => {
    const found = await past.replay(chat);
    if (!found) throw noChat(chat);
    if (at !== null && at < found.startedAt) throw new Unusable(`the chat began at ${timeOf(found.startedAt)}.`);
    const text = at === null ? stepsOf(found) : screensAt(found, at);
    process.stdout.write(values.json ? `${JSON.stringify(found)}\n` : text);
    return 0;
  });
};

const words = (text: Words | null): string => (text === null ? '' : typeof text === 'string' ? harmless(text) : '[erased]'); // prettier-ignore

function nameOf({ kind, name }: ReplayPerson, { visitor }: Replay): string {
  if (kind === 'visitor') return name === null ? `Visitor ${visitor.number}` : words(name);
  return kind === 'system' ? 'Parley' : words(name) || 'Operator';
}

function stepsOf(found: Replay): string {
  const lines = found.events.map(({ position, at, type, by, about, text }) => {
    const to = about ? ` -> ${nameOf(about, found)}` : '';
    return `${String(position).padStart(8)}  ${timeOf(at)}  ${type.padEnd(18)} ${nameOf(by, found)}${to}${text === null ? '' : `: ${words(text)}`}`;
  });
  return `${lines.join('\n')}\n`;
}

function screensAt(found: Replay, at: number): string {
  return found.screens
    .map((screen) => `${nameOf(screen.who, found)} at ${timeOf(at)}\n${screenAt(screen, at)}`)
    .join('\n');
}

/** The last change of each key up to the moment. */
function screenAt({ changes }: ReplayScreen, at: number): string {
  const rows = new Map<string, ReplayScreen['changes'][number]['row']>();
  for (const change of changes.filter((one) => one.at <= at)) {
    if (change.key === '*') rows.clear();
    else rows.set(change.key, change.row);
  }
  const items = [...rows.values()].flatMap((row) => {
    if (row?.kind === 'message')
      return [`  ${row.n}  ${words(row.author.name ?? row.author.kind)}: ${words(row.text)}`];
    return row?.kind === 'notice' ? [`  ${row.n}  * ${row.code}${row.by ? ` (${harmless(row.by.name)})` : ''}`] : [];
  });
  return items.length > 0 ? `${items.join('\n')}\n` : '  (nothing)\n';
}
