import fc from 'fast-check';
import { readingStream, Rejection, staffStream } from '#libs/domain';
import type { ParleyFact } from '#libs/domain';
import type { Recorded } from '#libs/read-models';
import {
  ann,
  bob,
  chat,
  cleo,
  decide,
  dora,
  emptyWorld,
  fact,
  foldWorld,
  history,
  isChatFact,
  noon,
  second,
} from '#libs/testing';
import type { World } from '#libs/testing';
import { chatMoves, chats, people, pick, sites, staffMoves } from './read-model-moves';
import type { MoveName, Try } from './read-model-moves';

/** The numbers choose among what there is when the move is made. */
interface Move {
  readonly name: MoveName;
  readonly chat: number;
  readonly me: number;
  readonly them: number;
  readonly number: number;
  /** Positions have a stream of their own: a fact on them may be recorded after what came meanwhile. */
  readonly late: boolean;
}

const created = (operator: string, name: string, serves: readonly string[] | 'all'): ParleyFact =>
  fact('OperatorCreated', { operator, sites: serves }, { private: { name, email: `${name}@example.com` } });
const beginning: readonly ParleyFact[] = [
  ...sites.map((site) => fact('SiteCreated', { site })),
  created(ann, 'Ann', 'all'),
  created(bob, 'Bob', sites.slice(0, 1)),
  created(cleo, 'Cleo', []),
  fact('OperatorRoleChanged', { operator: cleo, role: 'administrator' }),
  created(dora, 'Dora', sites),
];

/** Writes down what the rules decide, as the log would. */
class Log {
  readonly recorded: Recorded[] = [];
  private readonly worlds: World[];
  private late: (() => void)[] = [];

  constructor() {
    this.worlds = chats.map(() => beginning.reduce(foldWorld, emptyWorld));
    beginning.forEach((told) => this.record(staffStream.id, told));
  }

  make(move: Move): void {
    const overdue = this.late.splice(0);
    const facts = this.decided(move);
    const write = () => facts.forEach((told) => this.record(streamOf(told, move), told));
    if (move.late && facts.every(({ type }) => type === 'ReadMoved')) this.late.push(write);
    else write();
    overdue.forEach((writeNow) => writeNow());
  }

  private decided({ name, ...move }: Move): readonly ParleyFact[] {
    const isOfChat = name in chatMoves;
    const command = { ...chatMoves, ...staffMoves }[name](this.tryOf(move));
    const touched = isOfChat ? [move.chat] : chats.map((_, index) => index);
    const world = this.worlds[move.chat] ?? emptyWorld;
    // A visitor's next chat would have another id, so each of the three is started once
    if (name === 'start' && world.chat.id !== null) return [];
    const facts = allowed(() => decide(command, world));
    for (const index of touched) this.worlds[index] = facts.reduce(foldWorld, this.worlds[index] ?? emptyWorld);
    return facts;
  }

  private tryOf({ chat: index, me, them, number }: Omit<Move, 'name'>): Try {
    const fresh = `${chat.slice(0, -4)}${(0xe000 + this.recorded.length).toString(16)}`;
    return {
      world: pick(this.worlds, index),
      chat: index,
      me: pick(people, me),
      them: pick(people, them),
      fresh,
      number,
    };
  }

  record(streamId: string, told: ParleyFact): void {
    this.recorded.push({ streamId, at: noon + this.recorded.length * second, fact: told });
  }
}

function streamOf({ type }: ParleyFact, { name, chat: index }: Move): string {
  const stream = pick(chats, index);
  if (type === 'ReadMoved') return readingStream(stream).id;
  return name in chatMoves && type !== 'VisitorStartedChat' ? stream : staffStream.id;
}

function allowed(decided: () => readonly ParleyFact[]): readonly ParleyFact[] {
  try {
    return decided();
  } catch (refusal) {
    if (refusal instanceof Rejection) return [];
    throw refusal;
  }
}

function historyOf(moves: readonly Move[]): Recorded[] {
  const log = new Log();
  const start = { me: 0, them: 0, number: 1, late: false };
  chats.forEach((_, index) => log.make({ name: 'start', chat: index, ...start }));
  moves.forEach((move) => log.make(move));
  return log.recorded;
}

const numbers = { chat: fc.nat(2), me: fc.nat(3), them: fc.nat(3), number: fc.nat(40), late: fc.boolean() };
const move = (...names: readonly MoveName[]): fc.Arbitrary<Move> =>
  fc.record({ name: fc.constantFrom(...names), ...numbers });
const all = Object.keys({ ...chatMoves, ...staffMoves }) as MoveName[];
const talk = move('visitorPosts', 'posts', 'reads', 'visitorReads');
const comings = move('visitorGoesAway', 'visitorReturns', 'visitorTimesOut', 'close');
const entries = move('accept', 'join', 'watch', 'leave', 'invite', 'transfer', 'acceptOffer', 'declineOffer');

/** Three chats on two sites, whose people and rights change meanwhile. */
const manyChats = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: talk },
      { weight: 4, arbitrary: entries },
      { weight: 3, arbitrary: move(...all) },
      { weight: 1, arbitrary: comings },
    ),
    { minLength: 40, maxLength: 160, size: 'max' },
  )
  .map(historyOf);
/** One chat, as whatever people wish for. */
const oneChat = history.map((steps) => {
  const log = new Log();
  steps.flatMap(({ facts }) => facts).forEach((told) => log.record(isChatFact(told) ? chat : staffStream.id, told));
  return log.recorded;
});

/** Facts in an order that the log could have. */
export const histories: fc.Arbitrary<Recorded[]> = fc.oneof(
  { weight: 3, arbitrary: manyChats },
  { weight: 1, arbitrary: oneChat },
);
