import { parseArgs } from 'node:util';
import type { Board, DashboardRow, Words } from '#libs/contracts';
import { harmless, momentOf, timeOf } from './asked';
import { systemClock } from '../../server/src/platform/clock';
import { type Command, Unusable } from './command';
import { withWords } from './opened-words';

const options = { at: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `audit board`: the dashboard as it stood at a moment. */
export const board: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options });
  if (values.at === undefined) throw new Unusable('board needs --at TIME.');
  const at = momentOf(values.at, systemClock.now());
  return withWords(async ({ past, directory }) => {
    const found = await past.board(at);
    if (found.position === 0) throw new Unusable(`the record begins after ${timeOf(at)}.`);
    const siteName = (id: string): string => directory.site(id)?.configuration.name ?? id;
    process.stdout.write(values.json ? `${JSON.stringify(found)}\n` : told(found, siteName));
    return 0;
  });
};

function told({ at, position, rows, team }: Board, siteName: (id: string) => string): string {
  const order = { waiting: 0, active: 1, vacant: 2 } as const;
  const chats = [...rows].sort((one, other) => order[one.status] - order[other.status] || one.startedAt - other.startedAt); // prettier-ignore
  const people = team.map(({ name, presence, load }) => `  ${presence.padEnd(8)} ${harmless(name)} (${load} chats)`);
  return [
    `${timeOf(at)}, position ${position}`,
    `Open chats: ${rows.length}`,
    ...chats.map((row) => `  ${line(row, siteName)}`),
    `Operators: ${team.length}`,
    ...people,
    '',
  ].join('\n');
}

const words = (text: Words): string => (typeof text === 'string' ? harmless(text) : '[erased]');

function line(
  { chat, status, visitor, site, since, members, last }: DashboardRow,
  siteName: (id: string) => string,
): string {
  // prettier-ignore
  const who = visitor.name === null ? `Visitor ${visitor.number}` : words(visitor.name);
  const staff = members.map(({ name }) => harmless(name)).join(', ') || '-';
  return `${status.padEnd(8)} since ${timeOf(since)}  ${chat}  ${harmless(siteName(site))}  ${who}  [${staff}]  ${last ? words(last.text) : ''}`;
}
