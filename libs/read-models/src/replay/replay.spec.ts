import type { Replay, ReplayChange } from '#libs/contracts';
import type { ParleyFact } from '#libs/domain';
import { ann, bob, chat, fact, message, noon, second, site, visitor } from '#libs/testing';
import { staff } from '../testing/story';
import { replayOf, type ReplayFact } from './replay';

const system = { kind: 3, id: '00000000-0000-8000-8000-000000000000' };
const byOperator = (id: string) => ({ kind: 2, id });

type Line = ParleyFact | [ParleyFact, ReplayFact['actor']];

/** Facts one second apart from noon on. */
function told(...facts: readonly Line[]): ReplayFact[] {
  return facts.map((one, index) => {
    const [what, actor] = Array.isArray(one) ? one : [one, system];
    return { streamId: chat, at: noon + index * second, position: index + 1, fact: what, actor };
  });
}
const replay = (...facts: readonly Line[]): Replay => replayOf(chat, told(...staff, ...facts))!;
/** Seconds after the staff was there. */
const at = (seconds: number): number => noon + (staff.length + seconds) * second;
const posted = (
  author: 'visitor' | 'operator',
  id: string,
  text: string,
  audience: 'everyone' | 'members' = 'everyone',
) => fact('MessagePosted', { message, author: { kind: author, id }, audience }, { private: { text } });
const read = (reader: string, as: 'visitor' | 'member' | 'watcher', delivered: number) =>
  fact('ReadMoved', { chat, reader, as, delivered, read: delivered });

/** What a screen shows at a moment: the newest row of each key. */
function shown(changes: readonly ReplayChange[], moment: number): string[] {
  const rows = new Map<string, ReplayChange['row']>();
  for (const { at: when, key, row } of changes) {
    if (when > moment) break;
    if (key === '*') rows.clear();
    else rows.set(key, row);
  }
  const items = [...rows].filter(([key]) => /^\d+$/.test(key)).sort(([one], [other]) => Number(one) - Number(other));
  return items.flatMap(([, row]) =>
    row?.kind === 'message' ? [row.text as string] : row?.kind === 'notice' ? [row.code] : [],
  );
}
const screen = ({ screens }: Replay, id: string): ReplayChange[] => screens.find(({ who }) => who.id === id)!.changes;

describe('the replay of a chat', () => {
  it("A2: shows a message on its author's screen at once, and on another when its receipt was recorded", () => {
    const seen = replay(
      fact('ChatStarted'),
      fact('ChatAccepted'),
      read(visitor, 'visitor', 1),
      posted('operator', ann, 'Hello'),
      fact('VisitorWentAway'),
      fact('VisitorReturned'),
      read(visitor, 'visitor', 2),
    );
    expect(shown(screen(seen, ann), at(3))).toContain('Hello');
    expect(shown(screen(seen, visitor), at(5))).toEqual(['accepted']);
    expect(shown(screen(seen, visitor), at(6))).toEqual(['accepted', 'Hello']);
  });

  it('A2: never shows what nothing proves to have arrived', () => {
    const seen = replay(fact('ChatStarted'), fact('ChatAccepted'), posted('visitor', visitor, 'Is anybody there?'));
    expect(shown(screen(seen, ann), at(99))).toEqual([]);
    expect(shown(screen(seen, visitor), at(99))).toEqual(['Is anybody there?']);
  });

  it("K2: nothing written after the kick is on the visitor's screen, and the sentence is once it had arrived", () => {
    const seen = replay(
      fact('ChatStarted'),
      fact('ChatAccepted'),
      fact('VisitorKicked'),
      posted('operator', ann, 'Among us', 'members'),
      read(visitor, 'visitor', 2),
      read(ann, 'member', 3),
    );
    expect(shown(screen(seen, visitor), at(3))).toEqual([]);
    expect(shown(screen(seen, visitor), at(99))).toEqual(['accepted', 'kicked']);
    expect(shown(screen(seen, ann), at(99))).toEqual(['accepted', 'kicked', 'Among us']);
  });

  it("J2, A2: a watcher has a lane and a screen of his own, and is on nobody else's", () => {
    const facts = [
      fact('ChatStarted'),
      fact('ChatAccepted'),
      fact('WatchStarted'),
      read(bob, 'watcher', 1),
      fact('WatchEnded'),
    ];
    const seen = replay(...facts);
    const lane = seen.lanes.find(({ who }) => who.id === bob)!;
    expect(lane.spans).toEqual([{ from: at(2), to: at(4), as: 'watcher' }]);
    expect(shown(screen(seen, bob), at(3))).toEqual(['accepted']);
    expect(shown(screen(seen, bob), at(4))).toEqual([]);
    const without = replay(
      ...facts.map((one) =>
        one.type === 'ChatStarted' || one.type === 'ChatAccepted' ? one : fact('SiteChanged', { site }),
      ),
    );
    for (const id of [visitor, ann]) expect(screen(seen, id)).toEqual(screen(without, id));
  });

  it('T1: the transfer ends one visit and begins another in the same moment', () => {
    const seen = replay(fact('ChatStarted'), fact('ChatAccepted'), fact('TransferRequested'), fact('TransferAssumed'));
    const spans = (id: string) => seen.lanes.find(({ who }) => who.id === id)!.spans;
    expect(spans(ann)).toEqual([{ from: at(1), to: at(3), as: 'member' }]);
    expect(spans(bob)).toEqual([{ from: at(3), to: null, as: 'member' }]);
  });

  it('names who did what to whom, in the order of the log', () => {
    const seen = replay(
      fact('ChatStarted'),
      [fact('ChatAccepted'), byOperator(ann)],
      [fact('OperatorInvited'), byOperator(ann)],
    );
    expect(seen.events.map(({ type, by: actor, about }) => [type, actor.name, about?.name ?? null])).toEqual([
      ['ChatStarted', null, null],
      ['ChatAccepted', 'Ann', null],
      ['OperatorInvited', 'Ann', 'Bob'],
    ]);
    expect(seen.lanes.find(({ who }) => who.id === ann)!.acts).toEqual([at(1), at(2)]);
  });

  it('is nothing where the chat is not in the record', () => expect(replayOf(bob, told(...staff))).toBeNull());
});
