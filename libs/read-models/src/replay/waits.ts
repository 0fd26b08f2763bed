import type { Time, WaitOperator, WaitRound } from '#libs/contracts';
import { fold } from '../fold';
import { emptyNotes, type Notes } from '../notes';
import { personOf, seesSite } from '../people';
import { statusOf } from '../status';
import { chatOf } from '../take-notes';
import type { ReplayFact } from './replay';

type Span = { from: Time; to: Time | null };
/** What is told of one operator while a round goes on. */
type Told = Pick<WaitOperator, 'online' | 'entitled' | 'acts'>;
interface Round {
  readonly from: Time;
  to: Time | null;
  end: WaitRound['end'];
  by: string | null;
  readonly operators: Map<string, Told>;
}

/**
 * A3: why somebody waited: for each waiting round of a chat, who was online and entitled, and did what. `facts` are those
 * of the chat, of the staff, of its site and of the presence of all operators, in the order of positions; `loads` says
 * who was in how many chats at a moment.
 */
export function waitsOf(
  chat: string,
  facts: readonly ReplayFact[],
  loads: (at: Time) => ReadonlyMap<string, number>,
): WaitRound[] {
  const notes = emptyNotes();
  const rounds: Round[] = [];
  for (const told of facts) {
    fold(notes, told);
    const before = openOf(rounds);
    if (before && chatOf(told) === chat) noteAct(before, told);
    if (isWaiting(notes, chat)) {
      if (!before) rounds.push({ from: told.at, to: null, end: null, by: null, operators: new Map() });
      notePeople(rounds, notes, chat, told.at);
    } else if (before) end(before, notes, chat, told.at);
  }
  return rounds.map((round) => shown(round, notes, loads(round.from)));
}

const openOf = (rounds: readonly Round[]): Round | undefined => rounds.filter(({ to }) => to === null).at(-1);

function isWaiting(notes: Notes, chat: string): boolean {
  const known = notes.chat(chat);
  return known !== undefined && statusOf(known) === 'waiting';
}

function toldOf(round: Round, operator: string): Told {
  const told = round.operators.get(operator) ?? { online: [], entitled: [], acts: [] };
  round.operators.set(operator, told);
  return told;
}

function notePeople(rounds: readonly Round[], notes: Notes, chat: string, at: Time): void {
  const round = openOf(rounds);
  const site = notes.chat(chat)?.site ?? '';
  if (!round) return;
  for (const one of notes.operators.values()) {
    const told = toldOf(round, one.id);
    follow(told.online, one.enabled && one.presence === 'online', at);
    follow(told.entitled, one.enabled && one.role !== 'auditor' && seesSite(one, site), at);
  }
}

function follow(spans: Span[], holds: boolean, at: Time): void {
  const last = spans.at(-1);
  if (holds && last?.to !== null) spans.push({ from: at, to: null });
  if (!holds && last?.to === null) last.to = at;
}

const operatorKind = 2;

function noteAct(round: Round, { at, position, actor, fact }: ReplayFact): void {
  if (actor.kind === operatorKind && fact.type !== 'ReadMoved')
    toldOf(round, actor.id).acts.push({ at, position, type: fact.type });
}

function end(round: Round, notes: Notes, chat: string, at: Time): void {
  const first = notes.chat(chat)?.members[0];
  round.to = at;
  round.end = first ? 'accepted' : 'visitor-gone';
  round.by = first?.id ?? null;
  for (const { online, entitled } of round.operators.values()) {
    follow(online, false, at);
    follow(entitled, false, at);
  }
}

/** Of those who could not have come and did nothing nothing is said. */
function shown(round: Round, notes: Notes, loads: ReadonlyMap<string, number>): WaitRound {
  const { from, to, end: how, by, operators } = round;
  const people = [...operators].filter(([, told]) => told.online.length || told.entitled.length || told.acts.length);
  return {
    ...{ from, to, end: how },
    by: by === null ? null : personOf(notes, by),
    operators: people.map(([id, told]) => ({ who: personOf(notes, id), ...told, load: loads.get(id) ?? 0 })),
  };
}
