import type { ChatFact, FactOf, FactType, OperatorFact, ParleyFact, ReadingFact, StaffFact } from '#libs/domain';
import { isAboutChat } from './chat-notes';
import type { OperatorNotes } from './note-shapes';
import { nameOf, startOperator } from './operator-start';
import { isMember, peopleOf } from './people';
import type { ChatStep } from './step';

type Presence = OperatorNotes['presence'];
type ByChat = (operator: OperatorNotes, step: ChatStep) => OperatorNotes;
type ByOperator<F> = (operator: OperatorNotes, fact: F) => OperatorNotes;
type OperatorNoting = {
  readonly [T in FactType]: (FactOf<T> extends ChatFact | ReadingFact ? ByChat : ByOperator<FactOf<T>>) | 'ignored';
};

/** Keeps the number of memberships and the list of the operator's chats. */
const takePart: ByChat = (operator, { before, after }) => {
  const load = operator.load + Number(isMember(after, operator.id)) - Number(isMember(before, operator.id));
  const had = operator.chats.includes(after.id);
  const has = peopleOf(after).has(operator.id);
  if (load === operator.load && had === has) return operator;
  const others = operator.chats.filter((chat) => chat !== after.id);
  return { ...operator, load, chats: has ? [...others, after.id] : others };
};
const isShown =
  (presence: Presence) =>
  (operator: OperatorNotes): OperatorNotes =>
    operator.presence === presence ? operator : { ...operator, presence };
const isEnabled =
  (enabled: boolean) =>
  (operator: OperatorNotes): OperatorNotes =>
    operator.enabled === enabled ? operator : { ...operator, enabled };
const sameSites = (one: OperatorNotes['sites'], other: OperatorNotes['sites']): boolean =>
  one === other || (one !== 'all' && other !== 'all' && one.join() === other.join());

const noting: OperatorNoting = {
  ChatStarted: 'ignored',
  VisitorWentAway: 'ignored',
  VisitorReturned: 'ignored',
  VisitorLeft: 'ignored',
  VisitorTimedOut: 'ignored',
  VisitorKicked: 'ignored',
  ChatAccepted: takePart,
  OperatorJoined: takePart,
  OperatorLeft: takePart,
  WatchStarted: takePart,
  WatchEnded: takePart,
  OperatorInvited: takePart,
  TransferRequested: takePart,
  OfferAccepted: takePart,
  TransferAssumed: takePart,
  OfferDeclined: takePart,
  OfferCancelled: takePart,
  OfferExpired: takePart,
  OfferSuperseded: takePart,
  OfferVoided: takePart,
  MessagePosted: 'ignored',
  ContextRequested: 'ignored',
  ContextReceived: 'ignored',
  ContextFailed: 'ignored',
  ChatClosed: takePart,
  ReadMoved: 'ignored',
  VisitorArrived: 'ignored',
  VisitorStartedChat: 'ignored',
  VisitorHeld: 'ignored',
  VisitorReleased: 'ignored',
  VisitorErasureRequested: 'ignored',
  VisitorErased: 'ignored',
  OperatorCreated: (operator) => operator,
  DefaultPasswordIssued: (operator, { data }) => ({
    ...operator,
    password: 'start',
    startPasswordExpiresAt: data.expiresAt,
  }),
  PasswordChanged: (operator) =>
    operator.password === 'own' ? operator : { ...operator, password: 'own', startPasswordExpiresAt: null },
  OperatorDisabled: isEnabled(false),
  OperatorEnabled: isEnabled(true),
  OperatorRoleChanged: (operator, { data }) =>
    operator.role === data.role ? operator : { ...operator, role: data.role },
  OperatorSitesChanged: (operator, { data }) =>
    sameSites(operator.sites, data.sites) ? operator : { ...operator, sites: data.sites },
  OperatorRenamed: (operator, fact) => ({ ...operator, name: nameOf(fact) }),
  SignedIn: 'ignored',
  SignedOut: 'ignored',
  SignInFailed: 'ignored',
  OperatorCameOnline: isShown('online'),
  OperatorSetAway: isShown('away'),
  OperatorDisconnected: 'ignored',
  OperatorWentOffline: isShown('offline'),
  ProfileChanged: (operator, { data }) => ({ ...operator, choices: data.choices }),
  SiteCreated: 'ignored',
  SiteChanged: 'ignored',
  SettingsChanged: 'ignored',
  HistorySearched: 'ignored',
  HistoryOpened: 'ignored',
  WatchListRead: 'ignored',
  ChatExported: 'ignored',
  LogExported: 'ignored',
  BoardRead: 'ignored',
};

export const isAboutOperator = (fact: ParleyFact): fact is StaffFact | OperatorFact =>
  noting[fact.type] !== 'ignored' && !isAboutChat(fact);

/** The operator after a fact of the staff or the operator; null where the operator's beginning is not known. */
export function noteOperator(before: OperatorNotes | null, fact: StaffFact | OperatorFact): OperatorNotes | null {
  if (before === null) return fact.type === 'OperatorCreated' ? startOperator(fact) : null;
  return (noting[fact.type] as ByOperator<StaffFact | OperatorFact>)(before, fact);
}

/** Operators whose part in the chat the fact changed. */
export function notePeople(fact: ChatFact | ReadingFact, step: ChatStep): OperatorNotes[] {
  const note = noting[fact.type];
  if (note === 'ignored') return [];
  return [...peopleOf(step.before, step.after)].flatMap((id) => {
    const before = step.notes.operators.get(id);
    const after = before && note(before, step);
    return after && after !== before ? [after] : [];
  });
}
