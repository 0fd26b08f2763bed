import { defaultSettings, isVisitorThere, type ParleyFact } from '#libs/domain';
import { chat, decide, history, isChatFact, noon, type Step } from '#libs/testing';
import fc from 'fast-check';
import { Book, type Deadline } from '../../apps/server/src/automations/book';
import { commandOf } from '../../apps/server/src/automations/due-command';

const always = (holds: (steps: Step[]) => void) => fc.assert(fc.property(history, holds), { numRuns: 300 });

/** After each step, what the book wants to have done. */
function played(steps: readonly Step[], look: (step: Step, deadlines: readonly Deadline[]) => void): void {
  const book = new Book({ chats: new Map(), operators: new Map(), deadlines: new Map(), settings: defaultSettings });
  let n = 0;
  const take = (fact: ParleyFact, at: number): void =>
    book.take({ streamId: isChatFact(fact) ? chat : '', eventId: String(n++), correlationId: chat, at, fact });
  for (const step of steps) {
    for (const fact of step.facts) take(fact, step.at);
    look(step, [...book.pages.deadlines.values()]);
  }
}

describe('in every history of a chat', () => {
  it('O5: what the book wants is what the rule decides: no deadline stands that would do nothing', () => {
    let tried = 0;
    always((steps) =>
      played(steps, ({ at, after }, deadlines) => {
        for (const one of deadlines) {
          tried++;
          const facts = decide(commandOf(one.command, { at, settings: defaultSettings }), after);
          expect({ command: one.command, facts: facts.length }).not.toMatchObject({ facts: 0 });
        }
      }),
    );
    expect(tried).toBeGreaterThan(1000);
  });

  it('V4, D12, I5: nobody is away, no chat vacant and no offer pending without a deadline', () => {
    always((steps) =>
      played(steps, ({ after }, deadlines) => {
        const { chat: state } = after;
        const count = (type: string): number => deadlines.filter(({ command }) => command.type === type).length;
        if (state.closed) return expect(deadlines.filter(({ about }) => about === chat)).toEqual([]);
        expect(count('visitor.time-out')).toBe(state.presence === 'away' ? 1 : 0);
        expect(count('chat.close')).toBe(isVisitorThere(state) ? 0 : 1);
        expect(count('offer.expire')).toBe(state.offers.length);
        expect(deadlines.every(({ dueAt }) => dueAt >= noon)).toBe(true);
      }),
    );
  });
});
