import type { MeChat } from '#libs/contracts';
import type { Put } from './feeds';
import type { ChatNotes, ReaderNotes } from './note-shapes';
import { statusOf } from './status';
import type { ChatStep } from './step';

const put = (chat: ChatNotes, operator: string, row: MeChat | null): Put => ({
  kind: 'me',
  feed: operator,
  key: `chat:${chat.id}`,
  row,
});

function tabOf(chat: ChatNotes, reader: ReaderNotes): Put {
  const status = statusOf(chat);
  if (status === 'closed') return put(chat, reader.id, null);
  const { id, ...mine } = reader;
  const row: MeChat = { kind: 'chat', chat: chat.id, site: chat.site, ...mine, visitor: chat.visitor, status };
  return put(chat, id, row);
}

/** Rows `chat:<chat>` of those whose tab the fact changed; all of a chat's tabs change with its visitor or status. */
export function chatTabs({ before, after }: ChatStep): Put[] {
  const old = before?.readers ?? [];
  const all = before === null || before.visitor !== after.visitor || statusOf(before) !== statusOf(after);
  if (!all && old === after.readers) return [];
  const gone = old.filter(({ id }) => !after.readers.some((reader) => reader.id === id));
  const changed = all ? after.readers : after.readers.filter((reader) => !old.includes(reader));
  return [...gone.map(({ id }) => put(after, id, null)), ...changed.map((reader) => tabOf(after, reader))];
}
