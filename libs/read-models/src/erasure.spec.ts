import type { ContextRow, MemberHead, MessageItem } from '#libs/contracts';
import { ann, chat, fact, noon, posted, visitor } from '#libs/testing';
import type { StandingRow } from './erasure';
import { fold, needs } from './fold';
import { staff, Story } from './testing/story';

const request = fact('VisitorErasureRequested');
const told = new Story(
  ...staff,
  fact('ChatStarted', { named: true }, { private: { name: 'Hannah', email: 'h@example.org', page: 'https://p' } }),
  posted('visitor', visitor, 'everyone', 'My parcel'),
  fact('ContextReceived'),
  fact('ContextFailed'),
  fact('ChatAccepted', { operator: ann }),
  posted('operator', ann, 'everyone', 'Which one?'),
);
const rows: StandingRow[] = [
  ...['1', '2', '3', 'head', 'context:endpoint'].map((key) => ({ kind: 'chat' as const, chat, key })),
  ...['1', '2', '3', 'head'].map((key) => ({ kind: 'visitor' as const, chat, key })),
].map((of) => ({ ...of, row: told.row(of.kind, chat, of.key) as StandingRow['row'] }));

describe('the erasure of a visitor in the views', () => {
  const puts = fold(told.notes, { streamId: visitor, at: noon, fact: request }, rows);
  const rowOf = <R>(kind: string, key: string): R => puts.find((put) => put.kind === kind && put.key === key)?.row as R;

  it('A5: leaves no word, in no feed and no note', () => {
    const all = JSON.stringify([puts, told.notes.chat(chat)]);
    for (const word of ['Hannah', 'h@example', 'https://p', 'parcel', 'Which', 'gold']) expect(all).not.toContain(word);
  });

  it('A5: leaves labelled holes where words were, and who wrote when', () => {
    const message = rowOf<MessageItem>('chat', '1');
    expect(message).toMatchObject({
      n: 1,
      author: { kind: 'visitor', id: visitor, name: null },
      text: { erased: true },
    });
    expect(rowOf<MessageItem>('visitor', '3')).toMatchObject({ author: { kind: 'operator' }, text: { erased: true } });
    expect(rowOf<MemberHead>('chat', 'head')).toMatchObject({ visitor: { name: { erased: true } }, email: { erased: true } }); // prettier-ignore
    expect(rowOf<ContextRow>('dashboard', chat)).toMatchObject({ last: { text: { erased: true } } });
  });

  it('A5: does not touch rows that never held a word', () => {
    expect(puts.some(({ kind, key }) => kind === 'visitor' && (key === 'head' || key === '2'))).toBe(false);
    expect(rowOf('chat', 'context:endpoint')).toBeUndefined();
  });

  it('A5: needs the notes of all chats of the visitor', () => {
    expect(needs({ streamId: visitor, at: noon, fact: request }, new Story().notes)).toEqual([chat]);
  });
});
