import {
  AcceptChat,
  AcceptOffer,
  JoinChat,
  KickVisitor,
  LeaveChat,
  WatchChat,
  statusOf,
  type ChatFact,
  type ParleyFact,
} from '#libs/domain';
import { actions, appendsOf, decide, history, isChatFact, play, type Step } from '#libs/testing';
import fc from 'fast-check';

const always = (holds: (steps: Step[]) => void) => fc.assert(fc.property(history, holds), { numRuns: 300 });
const factsOf = (steps: readonly Step[]) => appendsOf(steps).flat();

/** Who is in after these facts, counted anew. */
function membersAfter(facts: readonly ChatFact[]): Set<string> {
  const members = new Set<string>();
  for (const { type, data } of facts) {
    if (type === 'ChatAccepted' || type === 'OperatorJoined') members.add(data.operator);
    if (type === 'OperatorLeft') members.delete(data.operator);
    if (type === 'TransferAssumed') members.add(data.target).delete(data.by);
  }
  return members;
}

/** The last word on the visitor: there, or gone. */
function visitorThereAfter(facts: readonly ChatFact[]): boolean {
  const gone = ['VisitorLeft', 'VisitorKicked', 'VisitorTimedOut'];
  const last = facts.findLast(({ type }) => gone.includes(type) || type === 'VisitorReturned');
  return last === undefined || last.type === 'VisitorReturned';
}

function statusAfter(facts: readonly ChatFact[]): string {
  if (facts.some(({ type }) => type === 'ChatClosed')) return 'closed';
  if (!visitorThereAfter(facts)) return 'vacant';
  return membersAfter(facts).size === 0 ? 'waiting' : 'active';
}

describe('every history of a chat', () => {
  it('section 2: has the status of the table after each command', () => {
    always((steps) => {
      const facts: ChatFact[] = [];
      for (const step of steps) {
        facts.push(...step.facts.filter(isChatFact));
        expect(statusOf(step.after.chat)).toBe(statusAfter(facts));
      }
    });
  });

  it('D5: has at most one acceptance per waiting round, and rounds count 1, 2, 3', () => {
    always((steps) => {
      const facts = factsOf(steps);
      const accepted = facts.flatMap((fact) => (fact.type === 'ChatAccepted' ? [fact.data.round] : []));
      expect(accepted).toEqual(accepted.map((_, place) => place + 1));
      for (const [place, { type }] of facts.entries()) {
        if (type === 'ChatAccepted') expect(statusAfter(facts.slice(0, place))).toBe('waiting');
      }
    });
  });

  it('D5: tells whoever is late who is in or was first', () => {
    always((steps) => {
      for (const { refusal, before } of steps) {
        if (refusal !== 'ALREADY_ACCEPTED') continue;
        expect(before.chat.members.length).toBeGreaterThan(0);
        expect(statusOf(before.chat)).not.toBe('waiting');
      }
    });
  });

  it('T1: has somebody in it at each fact of a transfer', () => {
    always((steps) => {
      const facts = factsOf(steps);
      for (const [place, fact] of facts.entries()) {
        if (fact.type !== 'TransferAssumed') continue;
        expect(membersAfter(facts.slice(0, place)).has(fact.data.by)).toBe(true);
        expect(membersAfter(facts.slice(0, place + 1)).has(fact.data.target)).toBe(true);
        expect(membersAfter(facts.slice(0, place + 1)).has(fact.data.by)).toBe(false);
      }
    });
  });

  it('K1, K2: gives the visitor nothing after a kick or a leave', () => {
    always((steps) => {
      const end = steps.findIndex(({ facts }) =>
        facts.some(({ type }) => type === 'VisitorKicked' || type === 'VisitorLeft'),
      );
      if (end < 0) return;
      const places = steps[end]?.after.chat.places.visitor;
      for (const { facts, after } of steps.slice(end + 1)) {
        expect(after.chat.places.visitor).toBe(places);
        for (const fact of facts) {
          if (fact.type === 'MessagePosted') expect(fact.data.audience).toBe('members');
          expect(fact.type).not.toBe('VisitorReturned');
        }
      }
    });
  });

  it('D5, J1, L4, K5: decides nothing when accept, join, leave, kick or watch is repeated', () => {
    const repeatable = [AcceptChat, JoinChat, LeaveChat, KickVisitor, WatchChat, AcceptOffer];
    always((steps) => {
      for (const { command, refusal, after } of steps) {
        const isRepeatable = refusal === null && repeatable.some((type) => command instanceof type);
        if (isRepeatable) expect(decide(command, after)).toEqual([]);
      }
    });
  });

  it('I10, I11: has one pending offer per target and one pending transfer per requester', () => {
    always((steps) => {
      for (const { after } of steps) {
        const { offers } = after.chat;
        const requesters = offers.filter(({ kind }) => kind === 'transfer').map(({ by }) => by);
        expect(new Set(offers.map(({ target }) => target)).size).toBe(offers.length);
        expect(new Set(requesters).size).toBe(requesters.length);
      }
    });
  });

  it('D12: is over at the close', () => {
    always((steps) => {
      const facts = factsOf(steps);
      const closed = facts.findIndex(({ type }) => type === 'ChatClosed');
      if (closed >= 0) expect(facts.length).toBe(closed + 1);
    });
  });

  it('D12: does not close with a visitor there', () => {
    always((steps) => {
      for (const { before, facts } of steps) {
        if (facts.some(({ type }) => type === 'ChatClosed')) expect(statusOf(before.chat)).toBe('vacant');
      }
    });
  });

  it('J2: without the watches, everything else is the same', () => {
    fc.assert(
      fc.property(actions, (wishes) => {
        // With nobody watching, the end of a watch is a wish for nothing.
        const unwatched = wishes.map((each) => (each.verb === 'watch' ? { ...each, verb: 'endWatch' as const } : each));
        expect(seenByOthers(play(wishes))).toEqual(seenByOthers(play(unwatched)));
      }),
      { numRuns: 300 },
    );
  });
});

function seenByOthers(steps: readonly Step[]): ParleyFact[] {
  const ofWatcher = (fact: ParleyFact) =>
    fact.type === 'WatchStarted' ||
    fact.type === 'WatchEnded' ||
    (fact.type === 'ReadMoved' && fact.data.as === 'watcher');
  return steps.flatMap(({ facts }) => facts.filter((fact) => !ofWatcher(fact)));
}

describe('the random histories', () => {
  const sample = fc.sample(history, { numRuns: 500, seed: 1 }).flat();

  it('reach every fact of a chat', () => {
    expect(new Set(factsOf(sample).map(({ type }) => type)).size).toBe(25);
  });

  it('reach every refusal that a chat has', () => {
    const refusals = new Set(sample.map(({ refusal }) => refusal));
    for (const code of ['ALREADY_ACCEPTED', 'BAD_FIELD', 'CHAT_CLOSED', 'CONFLICT', 'FORBIDDEN']) {
      expect(refusals).toContain(code);
    }
  });
});
