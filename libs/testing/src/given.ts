import { Rejection, type Code, type ParleyFact } from '#libs/domain';
import { decide } from './decide';
import { emptyWorld, foldWorld, type World } from './world';

export interface Outcome {
  /** Exactly these facts, in this order. */
  then(...facts: ParleyFact[]): void;
  /** Accepted, and nothing happened. */
  nothing(): void;
  refused(code: Code, detail?: Record<string, unknown>): void;
}

/** `given(what happened).when(a command).then(what happens)`: a rule as a sentence, without anything stored. */
export function given(...facts: ParleyFact[]): { when(command: object): Outcome } {
  const world = facts.reduce(foldWorld, emptyWorld);
  return { when: (command) => outcomeOf(command, world) };
}

function outcomeOf(command: object, world: World): Outcome {
  return {
    then: (...facts) => expect(decide(command, world)).toEqual(facts),
    nothing: () => expect(decide(command, world)).toEqual([]),
    refused: (code, detail) => expect(refusalOf(command, world)).toMatchObject({ code, ...(detail && { detail }) }),
  };
}

function refusalOf(command: object, world: World): Rejection {
  try {
    const facts = decide(command, world);
    throw new Error(`expected a refusal, but it decided ${JSON.stringify(facts)}`);
  } catch (refusal) {
    if (refusal instanceof Rejection) return refusal;
    throw refusal;
  }
}
