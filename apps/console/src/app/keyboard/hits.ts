import type { DashboardRow, TeamRow, VisitorShown } from '#libs/contracts';
import type { CommandId } from './key-map';

/** What the palette has found. */
export type Hit =
  | { kind: 'chat'; id: string; text: string; members: string; status: DashboardRow['status'] }
  | { kind: 'operator'; id: string; text: string; load: number; presence: TeamRow['presence'] }
  | { kind: 'command'; id: CommandId; text: string };

interface Searched {
  readonly chats: Iterable<DashboardRow>;
  readonly operators: readonly TeamRow[];
  readonly commands: readonly { id: CommandId; text: string }[];
  /** What a visitor is called here. */
  readonly named: (visitor: VisitorShown) => string;
}

/** Of each kind at most so many, so that the list is read and not scrolled. */
const most = 8;

/** Every word must stand somewhere in the chat's names, the operator's name, or the command. */
export function hitsOf({ chats, operators, commands, named }: Searched, asked: string): readonly Hit[] {
  const words = plain(asked).split(/\s+/).filter(Boolean);
  const fits = (text: string): boolean => words.every((word) => plain(text).includes(word));
  const foundChats = [...chats].map((row) => chatHit(row, named)).filter((hit) => fits(`${hit.text} ${hit.members}`));
  const foundOperators = operators.filter((operator) => words.length > 0 && fits(operator.name)).map(operatorHit);
  const foundCommands = commands.filter(({ text }) => fits(text)).map((one): Hit => ({ kind: 'command', ...one }));
  return [...foundChats.slice(0, most), ...foundOperators.slice(0, most), ...foundCommands];
}

function chatHit(
  { chat, visitor, members, status }: DashboardRow,
  named: Searched['named'],
): Extract<Hit, { kind: 'chat' }> {
  const names = members.map((member) => member.name).join(', ');
  return { kind: 'chat', id: chat, text: named(visitor), members: names, status };
}

function operatorHit({ id, name, load, presence }: TeamRow): Hit {
  return { kind: 'operator', id, text: name, load, presence };
}

/** Without case and accents: "tomas" finds "Tomás". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}
