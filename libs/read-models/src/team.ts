import type { TeamRow } from '#libs/contracts';
import { onlyFeed } from './feeds';
import type { Put } from './feeds';
import type { OperatorNotes } from './note-shapes';
import { isMember } from './people';
import type { ChatStep, OperatorStep, ReadModel } from './step';

/** Auditors never enter a chat, so nobody can ask them into one. */
const isInTeam = (operator: OperatorNotes | null): boolean =>
  operator !== null && operator.enabled && operator.role !== 'auditor';

function put(operator: OperatorNotes): Put {
  const { id, name, role, presence, load } = operator;
  const row: TeamRow | null = isInTeam(operator) ? { id, name, role, presence, load } : null;
  return { kind: 'team', feed: onlyFeed, key: id, row };
}

const show = ({ before, after }: OperatorStep): Put[] => (isInTeam(before) || isInTeam(after) ? [put(after)] : []);

/** Load counts memberships: only who came in or went out has another one. */
function load({ notes, before, after }: ChatStep): Put[] {
  if (before === null || before.members === after.members) return [];
  const out = before.members.filter(({ id }) => !isMember(after, id));
  const entered = after.members.filter(({ id }) => !isMember(before, id));
  return [...out, ...entered]
    .flatMap(({ id }) => notes.operators.get(id) ?? [])
    .filter(isInTeam)
    .map(put);
}

/** Who could help? Feed `team`: enabled operators, their presence and load. */
export const team: ReadModel = {
  ChatStarted: 'ignored',
  VisitorWentAway: 'ignored',
  VisitorReturned: 'ignored',
  VisitorLeft: 'ignored',
  VisitorTimedOut: 'ignored',
  VisitorKicked: 'ignored',
  ChatAccepted: load,
  OperatorJoined: load,
  OperatorLeft: load,
  WatchStarted: 'ignored',
  WatchEnded: 'ignored',
  OperatorInvited: 'ignored',
  TransferRequested: 'ignored',
  OfferAccepted: 'ignored',
  TransferAssumed: load,
  OfferDeclined: 'ignored',
  OfferCancelled: 'ignored',
  OfferExpired: 'ignored',
  OfferSuperseded: 'ignored',
  OfferVoided: 'ignored',
  MessagePosted: 'ignored',
  ContextRequested: 'ignored',
  ContextReceived: 'ignored',
  ContextFailed: 'ignored',
  ChatClosed: load,
  ReadMoved: 'ignored',
  VisitorArrived: 'ignored',
  VisitorStartedChat: 'ignored',
  VisitorHeld: 'ignored',
  VisitorReleased: 'ignored',
  VisitorErasureRequested: 'ignored',
  VisitorErased: 'ignored',
  OperatorCreated: show,
  DefaultPasswordIssued: 'ignored',
  PasswordChanged: 'ignored',
  OperatorDisabled: show,
  OperatorEnabled: show,
  OperatorRoleChanged: show,
  OperatorSitesChanged: 'ignored',
  OperatorRenamed: show,
  SignedIn: 'ignored',
  SignedOut: 'ignored',
  SignInFailed: 'ignored',
  OperatorCameOnline: show,
  OperatorSetAway: show,
  OperatorDisconnected: 'ignored',
  OperatorWentOffline: show,
  ProfileChanged: 'ignored',
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
