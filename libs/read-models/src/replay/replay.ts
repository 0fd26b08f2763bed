import type { Replay, ReplayChange, ReplayEvent, ReplayPerson, ReplayScreen } from '#libs/contracts';
import type { ParleyFact } from '#libs/domain';
import type { RecordedFact } from '#libs/event-store';
import { fold, threads } from '../fold';
import { emptyNotes, type Notes } from '../notes';
import { chatOf } from '../take-notes';
import { Receipts } from './receipts';
import { shownDuring, type Watching, wholeScreen, type Written, writtenOf } from './screens';
import { type Stretch, Visits } from './visits';

export type ReplayFact = Pick<RecordedFact<ParleyFact>, 'streamId' | 'at' | 'fact' | 'position' | 'actor'>;

/** As the log stores them. */
const actorKinds: Readonly<Record<number, ReplayPerson['kind']>> = { 1: 'visitor', 2: 'operator', 3: 'system' };

/** Everything that one pass over the facts finds out. */
interface Tape {
  readonly notes: Notes;
  readonly visits: Visits;
  readonly receipts: Receipts;
  readonly visitorThread: Written[];
  readonly memberThread: Written[];
  readonly connections: Map<string, Pick<Stretch, 'from' | 'to' | 'position'>[]>;
  readonly events: ReplayFact[];
}

/**
 * A2: a chat as it was lived. `facts` are those of the chat, of its readings, of the staff, of its site and of the
 * presence of its operators, in the order of positions. Null: the chat is not among them.
 */
export function replayOf(chat: string, facts: readonly ReplayFact[]): Replay | null {
  const tape = recordTape(chat, facts);
  const notes = tape.notes.chat(chat);
  if (!notes) return null;
  const visitor: ReplayPerson = { kind: 'visitor', id: notes.visitor.id, name: notes.visitor.name };
  const operators = tape.visits.people.filter((id) => id !== visitor.id).map((id) => operatorOf(tape.notes, id));
  return {
    chat,
    site: { id: notes.site, name: tape.notes.sites.get(notes.site)?.configuration.name ?? '' },
    visitor: notes.visitor,
    startedAt: notes.startedAt,
    endedAt: tape.events.find(({ fact }) => fact.type === 'ChatClosed')?.at ?? null,
    events: tape.events.map((told) => eventOf(tape.notes, visitor, told)),
    screens: [visitorScreen(visitor, tape), ...operators.map((who) => operatorScreen(who, tape))],
    lanes: [visitor, ...operators].map((who) => ({
      who,
      spans: tape.visits.of(who.id).map(({ from, to, as }) => ({ from, to, as })),
      acts: tape.events.filter((told) => isActOf(who, told)).map(({ at }) => at),
    })),
  };
}

function recordTape(chat: string, facts: readonly ReplayFact[]): Tape {
  const tape: Tape = {
    notes: emptyNotes(),
    visits: new Visits(),
    receipts: new Receipts(),
    visitorThread: [],
    memberThread: [],
    connections: new Map(),
    events: [],
  };
  for (const told of facts) record(tape, chat, told);
  return tape;
}

function record(tape: Tape, chat: string, told: ReplayFact): void {
  const { at, position, fact } = told;
  const puts = fold(tape.notes, told, [], threads);
  connectionOf(tape, told);
  if (chatOf(told) !== chat) return;
  tape.events.push(told);
  for (const put of puts) {
    if (put.feed !== chat) continue;
    if (put.kind === 'visitor') tape.visitorThread.push(writtenOf(put, at, position));
    if (put.kind === 'chat') tape.memberThread.push(writtenOf(put, at, position));
  }
  if (fact.type === 'ReadMoved') tape.receipts.take(fact.data.reader, fact.data.delivered, { at, position });
  const notes = tape.notes.chat(chat);
  if (notes) tape.visits.take(notes, at, position);
}

/** An operator's own window: whether it was connected, whatever the chat. */
function connectionOf({ connections }: Tape, { at, position, fact }: ReplayFact): void {
  if (fact.type !== 'OperatorCameOnline' && fact.type !== 'OperatorSetAway' && fact.type !== 'OperatorDisconnected')
    return;
  const spans = connections.get(fact.data.operator) ?? [];
  connections.set(fact.data.operator, spans);
  const last = spans.at(-1);
  if (fact.type === 'OperatorDisconnected') {
    if (last?.to === null) spans[spans.length - 1] = { ...last, to: at };
  } else if (last?.to !== null) spans.push({ from: at, to: null, position });
}

const forever = [{ from: 0, to: null, position: 0 }];

/** The visitor's window stays as it was when the thread is frozen: nothing more comes, nothing goes. */
function visitorScreen(who: ReplayPerson, tape: Tape): ReplayScreen {
  const [first] = tape.visits.of(who.id);
  const connected = tape.visits.of(who.id).filter(({ as }) => as === 'present');
  const watching: Watching = { reader: who.id, receipts: tape.receipts, connected };
  const whole: Stretch = { from: first?.from ?? 0, to: null, as: 'present', position: first?.position ?? 0 };
  return { who, changes: first ? shownDuring(whole, tape.visitorThread, watching) : [] };
}

function operatorScreen(who: ReplayPerson, tape: Tape): ReplayScreen {
  const watching: Watching = {
    reader: who.id,
    receipts: tape.receipts,
    connected: tape.connections.get(who.id) ?? forever,
  };
  const changes = tape.visits.of(who.id).flatMap((visit): ReplayChange[] => {
    const shown = shownDuring(visit, tape.memberThread, watching);
    const closed = { at: visit.to ?? 0, position: visit.position, key: wholeScreen, row: null };
    return visit.to === null ? shown : [...shown, closed];
  });
  return { who, changes };
}

const operatorOf = (notes: Notes, id: string): ReplayPerson => ({
  kind: 'operator',
  id,
  name: notes.operators.get(id)?.name ?? null,
});

/** What somebody did, as the lane's ticks show it: receipts and the line's own comings and goings are none. */
function isActOf(who: ReplayPerson, { actor, fact }: ReplayFact): boolean {
  return actorKinds[actor.kind] === who.kind && actor.id === who.id && fact.type !== 'ReadMoved';
}

function personOf(notes: Notes, visitor: ReplayPerson, kind: number, id: string): ReplayPerson {
  if (actorKinds[kind] === 'operator') return operatorOf(notes, id);
  return actorKinds[kind] === 'visitor' ? visitor : { kind: 'system', id, name: null };
}

function eventOf(notes: Notes, visitor: ReplayPerson, told: ReplayFact): ReplayEvent {
  const { at, position, fact, actor } = told;
  const by = personOf(notes, visitor, actor.kind, actor.id);
  const about = [aboutOf(fact)].flatMap((id) => (id === null || id === by.id ? [] : operatorOf(notes, id)))[0] ?? null;
  const text =
    fact.type === 'MessagePosted'
      ? fact.private === 'erased'
        ? { erased: true as const }
        : (fact.private?.text ?? null)
      : null;
  return { position, at, type: fact.type, by, about, text, data: fact.data };
}

function aboutOf({ data }: ParleyFact): string | null {
  if ('target' in data) return data.target;
  return 'operator' in data ? data.operator : null;
}
