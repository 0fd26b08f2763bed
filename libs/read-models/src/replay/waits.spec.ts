import type { ParleyFact } from '#libs/domain';
import { ann, bob, chat, dora, fact, noon, second, visitor } from '#libs/testing';
import { staff } from '../testing/story';
import type { ReplayFact } from './replay';
import { boardOf } from './board';
import { waitsOf } from './waits';

const byOperator = (id: string) => ({ kind: 2, id });
type Line = ParleyFact | [ParleyFact, string];
const told = (...lines: readonly Line[]): ReplayFact[] =>
  [...staff, ...lines].map((line, index) => {
    const [what, actor] = Array.isArray(line) ? [line[0], byOperator(line[1])] : [line, { kind: 3, id: visitor }];
    return { streamId: chat, at: noon + index * second, position: index + 1, fact: what, actor };
  });
const at = (seconds: number): number => noon + (staff.length + seconds) * second;
const waits = (...lines: readonly Line[]) => waitsOf(chat, told(...lines), () => new Map([[bob, 3]]));
const cameOnline = (operator: string) => fact('OperatorCameOnline', { operator });

describe('why somebody waited', () => {
  it('A3: names who was online and entitled from when to when, with the chats each was in', () => {
    const [round] = waits(fact('ChatStarted'), cameOnline(bob), [fact('ChatAccepted'), ann]);
    expect(round).toMatchObject({ from: at(0), to: at(2), end: 'accepted', by: { id: ann, name: 'Ann' } });
    const of = (id: string) => round!.operators.find(({ who }) => who.id === id)!;
    expect(of(bob)).toMatchObject({
      online: [{ from: at(1), to: at(2) }],
      entitled: [{ from: at(0), to: at(2) }],
      load: 3,
    });
    expect(of(ann)).toMatchObject({ online: [], acts: [{ at: at(2), type: 'ChatAccepted' }], load: 0 });
  });

  it('D4, A3: who may not see the site was not entitled', () => {
    const [round] = waits(fact('ChatStarted'), cameOnline(dora));
    expect(round!.operators.find(({ who }) => who.id === dora)).toMatchObject({ entitled: [], online: [{ to: null }] });
  });

  it('D7: a chat that waits again has a round of its own', () => {
    const rounds = waits(
      fact('ChatStarted'),
      [fact('ChatAccepted'), ann],
      [fact('OperatorLeft', { requeued: true }), ann],
      fact('VisitorKicked'),
    );
    expect(rounds.map(({ from, to, end }) => [from, to, end])).toEqual([
      [at(0), at(1), 'accepted'],
      [at(2), at(3), 'visitor-gone'],
    ]);
  });
});

describe('a board of the past', () => {
  it('A3: has the rows of chats that were open and who was online', () => {
    const { rows, team } = boardOf(told(fact('ChatStarted'), cameOnline(bob)), at(1), 7);
    expect(rows).toMatchObject([{ chat, status: 'waiting' }]);
    expect(team.find(({ id }) => id === bob)).toMatchObject({ presence: 'online' });
  });

  it('A3: has none of a chat that was over', () =>
    expect(boardOf(told(fact('ChatStarted'), fact('ChatClosed')), at(1), 7).rows).toEqual([]));
});
