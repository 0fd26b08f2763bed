import type { MemberThreadRow, VisitorThreadRow, Words } from '#libs/contracts';
import type { FactOf } from '#libs/domain';
import { dashboardChanged, dashboardRow } from './dashboard';
import type { Put } from './feeds';
import { chatTabs } from './me-chats';
import { offersTo } from './me-offers';
import { outsideRows } from './me-outside';
import type { ChatNotes } from './note-shapes';
import type { Notes } from './notes';
import type { Recorded } from './recorded';
import type { ChatStep } from './step';

type ThreadRow = VisitorThreadRow | MemberThreadRow;
/** A row of a thread, as it stands before the fact. */
export interface StandingRow {
  readonly kind: 'visitor' | 'chat';
  readonly chat: string;
  readonly key: string;
  readonly row: ThreadRow;
}

const hole = { erased: true } as const;
const emptied = (words: Words | null): Words | null => (words === null ? null : hole);

/** Chats of which every row of both threads must be in hand before the fact is folded. */
export function rewrites({ fact }: Pick<Recorded, 'fact'>): readonly string[] {
  return fact.type === 'VisitorErasureRequested' ? fact.data.chats : [];
}

/**
 * The rows that may hold the visitor's words, without them; null for all others. A row whose words are gone already is
 * written again all the same: a rebuild, which never sees the words, must number its changes as the live views did.
 */
function withoutWords(row: ThreadRow): ThreadRow | null {
  switch (row.kind) {
    case 'message':
      return { ...row, author: row.author.kind === 'visitor' ? { ...row.author, name: null } : row.author, text: hole };
    case 'context':
      return row.state === 'received' || row.state === 'erased' ? { ...row, state: 'erased', tree: null } : null;
    case 'head':
      return 'visitor' in row ? { ...row, visitor: nameless(row.visitor), email: hole } : null;
    case 'notice':
    case 'mark':
      return null;
  }
}

const nameless = (visitor: ChatNotes['visitor']): ChatNotes['visitor'] => ({ ...visitor, name: emptied(visitor.name) });

/** Equal to what a fold without the key makes of the chat: e-mail and page are holes there, whether given or not. */
function forgotten(chat: ChatNotes): ChatNotes {
  return {
    ...chat,
    visitor: nameless(chat.visitor),
    email: hole,
    page: hole,
    last: chat.last && { ...chat.last, name: chat.last.from === 'visitor' ? null : chat.last.name, text: hole },
    offers: chat.offers.map((offer) => ({ ...offer, note: hole })),
  };
}

/** Empties the notes and rows of the visitor's chats, frozen threads too. `standing`: the rows that `rewrites` asks for. */
export function erase(
  notes: Notes,
  { data }: FactOf<'VisitorErasureRequested'>,
  at: number,
  standing: readonly StandingRow[],
): Put[] {
  const rewritten = standing.flatMap(({ kind, chat: feed, key, row: before }): Put[] => {
    const row = withoutWords(before);
    return row === null ? [] : [{ kind, feed, key, row } as Put];
  });
  const others = data.chats.flatMap((id) => {
    const before = notes.chat(id);
    if (!before) return [];
    const after = forgotten(before);
    notes.keepChat(after);
    return besideThreads({ at, notes, before, after });
  });
  return [...rewritten, ...others];
}

/** Rows about an open chat: there is one only where a restored backup brought it back. */
function besideThreads(step: ChatStep): Put[] {
  const { notes, before, after } = step;
  const row = dashboardRow(notes, after);
  const shown: Put[] = row && dashboardChanged(before, after) ? [{ kind: 'dashboard', feed: after.site, key: after.id, row }] : []; // prettier-ignore
  const offers = offersTo(step).filter((put) => put.row !== null);
  return after.closed ? [] : [...shown, ...chatTabs(step), ...offers, ...outsideRows(step)];
}
