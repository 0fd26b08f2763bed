import { chatTabs } from './me-chats';
import { offersTo, offersRenamed } from './me-offers';
import { outsideRenamed, outsideRows, outsideSites } from './me-outside';
import { selfChanged, selfOf, selfOfAll } from './me-self';
import type { Put } from './feeds';
import type { ChatStep, OperatorStep, ReadModel } from './step';

const entered = (step: ChatStep): Put[] => [...chatTabs(step), ...offersTo(step), ...outsideRows(step)];
const shown = (step: ChatStep): Put[] => [...chatTabs(step), ...outsideRows(step)];
const offered = (step: ChatStep): Put[] => [...offersTo(step), ...outsideRows(step)];
const entitled = (step: OperatorStep): Put[] => [...selfChanged(step), ...outsideSites(step)];
const renamed = (step: OperatorStep): Put[] => [
  selfOf(step.notes, step.after),
  ...offersRenamed(step),
  ...outsideRenamed(step),
];

/** What concerns me? Feed `me:<operator>`: who I am, my tabs and badges, offers to me, chats that I see only through those. */
export const me: ReadModel = {
  ChatStarted: 'ignored',
  VisitorWentAway: shown,
  VisitorReturned: shown,
  VisitorLeft: shown,
  VisitorTimedOut: shown,
  VisitorKicked: shown,
  ChatAccepted: shown,
  OperatorJoined: shown,
  OperatorLeft: shown,
  WatchStarted: shown,
  WatchEnded: shown,
  OperatorInvited: offered,
  TransferRequested: offered,
  OfferAccepted: offered,
  TransferAssumed: entered,
  OfferDeclined: offered,
  OfferCancelled: offered,
  OfferExpired: offered,
  OfferSuperseded: offered,
  OfferVoided: offered,
  MessagePosted: shown,
  ContextRequested: 'ignored',
  ContextReceived: 'ignored',
  ContextFailed: 'ignored',
  ChatClosed: shown,
  ReadMoved: chatTabs,
  VisitorArrived: 'ignored',
  VisitorStartedChat: 'ignored',
  VisitorHeld: 'ignored',
  VisitorReleased: 'ignored',
  VisitorErasureRequested: 'ignored',
  VisitorErased: 'ignored',
  OperatorCreated: selfChanged,
  DefaultPasswordIssued: 'ignored',
  PasswordChanged: 'ignored',
  OperatorDisabled: 'ignored',
  OperatorEnabled: 'ignored',
  OperatorRoleChanged: entitled,
  OperatorSitesChanged: entitled,
  OperatorRenamed: renamed,
  SignedIn: 'ignored',
  SignedOut: 'ignored',
  SignInFailed: 'ignored',
  OperatorCameOnline: selfChanged,
  OperatorSetAway: selfChanged,
  OperatorDisconnected: 'ignored',
  OperatorWentOffline: selfChanged,
  ProfileChanged: selfChanged,
  SiteCreated: selfOfAll,
  SiteChanged: 'ignored',
  SettingsChanged: 'ignored',
  HistorySearched: 'ignored',
  HistoryOpened: 'ignored',
  WatchListRead: 'ignored',
  ChatExported: 'ignored',
  LogExported: 'ignored',
  BoardRead: 'ignored',
};
