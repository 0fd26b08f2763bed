import { Rejection, type ChatFact, type Code, type Instant, type ParleyFact } from '#libs/domain';
import { actions, type Action } from './actions';
import { isChatFact } from './chat-facts';
import { start } from './commands';
import { decide } from './decide';
import { noon } from './people';
import { wish } from './wish';
import { emptyWorld, foldWorld, type World } from './world';

/** One command that was decided: its facts, or why it was refused. */
export interface Step {
  readonly command: object;
  readonly at: Instant;
  readonly facts: readonly ParleyFact[];
  readonly refusal: Code | null;
  readonly before: World;
  readonly after: World;
}

/** A chat with whatever people wished for, as the rules allowed it: any history that can be recorded. */
export const history = actions.map((wishes) => play(wishes));

/** Starts a chat and sends the commands that the actions stand for, one after the other. */
export function play(wishes: readonly Action[]): Step[] {
  const steps: Step[] = [take(start({ asksEndpoint: true }), noon, emptyWorld)];
  for (const [place, action] of wishes.entries()) {
    const last = steps.at(-1);
    if (last === undefined) break;
    const at = last.at + action.pause;
    steps.push(take(wish({ action, world: last.after, at, id: `id-${place}` }), at, last.after));
  }
  return steps;
}

/** The facts of the chat, one list per append. */
export function appendsOf(steps: readonly Step[]): ChatFact[][] {
  return steps.map(({ facts }) => facts.filter(isChatFact)).filter((facts) => facts.length > 0);
}

function take(command: object, at: Instant, before: World): Step {
  try {
    const facts = decide(command, before);
    return { command, at, facts, refusal: null, before, after: facts.reduce(foldFrozen, before) };
  } catch (refusal) {
    if (!(refusal instanceof Rejection)) throw refusal;
    return { command, at, facts: [], refusal: refusal.code, before, after: before };
  }
}

/** States are cached and shared: whoever changes one in place fails here. */
function foldFrozen(world: World, fact: ParleyFact): World {
  const next = foldWorld(world, fact);
  const { chat, visitor } = next;
  for (const part of [chat, chat.members, chat.watchers, chat.offers, chat.places, visitor]) Object.freeze(part);
  return next;
}
