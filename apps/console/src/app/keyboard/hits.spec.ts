import { activeRow, chatRow, priya, teamRow, tomas, visitor } from '../../testing/rows';
import type { VisitorShown } from '#libs/contracts';
import { hitsOf } from './hits';

const searched = {
  chats: [chatRow('a', { visitor: visitor({ name: 'Hannah Lindqvist' }) }), activeRow('b', [tomas])],
  operators: [teamRow(tomas, { load: 3 }), teamRow(priya)],
  named: ({ name, number }: VisitorShown) => (typeof name === 'string' ? name : `Visitor ${number}`),
  commands: [{ id: 'toDashboard' as const, text: 'Go to the Dashboard' }],
};
const found = (asked: string): string[] => hitsOf(searched, asked).map((hit) => `${hit.kind} ${hit.id}`);

describe('the palette', () => {
  it('finds a chat by its visitor, in whatever case', () => expect(found('HANNAH lind')).toEqual(['chat a']));

  it('finds an operator and his chats, with or without the accent', () =>
    expect(found('tomas')).toEqual(['chat b', 'operator tomas']));

  it('finds what can be done', () => expect(found('dashb')).toEqual(['command toDashboard']));

  it('shows chats and commands before anything is asked', () =>
    expect(found('')).toEqual(['chat a', 'chat b', 'command toDashboard']));

  it('shows at most eight chats', () => {
    const chats = Array.from({ length: 20 }, (_, n) => chatRow(`c${n}`));
    expect(hitsOf({ ...searched, chats }, 'visitor').length).toBe(8);
  });
});
