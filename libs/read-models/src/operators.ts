import type { OperatorRow } from '#libs/contracts';
import { onlyFeed } from './feeds';
import type { Put } from './feeds';
import type { OperatorStep, ReadModel } from './step';

function show({ after }: OperatorStep): Put[] {
  const { id, name, email, role, enabled, password, startPasswordExpiresAt } = after;
  const sites = after.sites === 'all' ? after.sites : [...after.sites];
  const row: OperatorRow = { id, name, email, role, sites, enabled, password, startPasswordExpiresAt };
  return [{ kind: 'operators', feed: onlyFeed, key: id, row }];
}

/** Who is on the staff? Feed `operators`: for the administration. */
export const operators: ReadModel = {
  ChatStarted: 'ignored',
  VisitorWentAway: 'ignored',
  VisitorReturned: 'ignored',
  VisitorLeft: 'ignored',
  VisitorTimedOut: 'ignored',
  VisitorKicked: 'ignored',
  ChatAccepted: 'ignored',
  OperatorJoined: 'ignored',
  OperatorLeft: 'ignored',
  WatchStarted: 'ignored',
  WatchEnded: 'ignored',
  OperatorInvited: 'ignored',
  TransferRequested: 'ignored',
  OfferAccepted: 'ignored',
  TransferAssumed: 'ignored',
  OfferDeclined: 'ignored',
  OfferCancelled: 'ignored',
  OfferExpired: 'ignored',
  OfferSuperseded: 'ignored',
  OfferVoided: 'ignored',
  MessagePosted: 'ignored',
  ContextRequested: 'ignored',
  ContextReceived: 'ignored',
  ContextFailed: 'ignored',
  ChatClosed: 'ignored',
  ReadMoved: 'ignored',
  VisitorArrived: 'ignored',
  VisitorStartedChat: 'ignored',
  VisitorHeld: 'ignored',
  VisitorReleased: 'ignored',
  VisitorErasureRequested: 'ignored',
  VisitorErased: 'ignored',
  OperatorCreated: show,
  DefaultPasswordIssued: show,
  PasswordChanged: show,
  OperatorDisabled: show,
  OperatorEnabled: show,
  OperatorRoleChanged: show,
  OperatorSitesChanged: show,
  OperatorRenamed: show,
  SignedIn: 'ignored',
  SignedOut: 'ignored',
  SignInFailed: 'ignored',
  OperatorCameOnline: 'ignored',
  OperatorSetAway: 'ignored',
  OperatorDisconnected: 'ignored',
  OperatorWentOffline: 'ignored',
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
