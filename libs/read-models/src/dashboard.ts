import type { DashboardRow } from '#libs/contracts';
import type { Put } from './feeds';
import type { ChatNotes } from './note-shapes';
import type { Notes } from './notes';
import { isMember, membersOf } from './people';
import { statusOf } from './status';
import type { ChatStep, OperatorStep, ReadModel } from './step';

/** The row of an open chat; null once it is closed. */
export function dashboardRow(notes: Notes, chat: ChatNotes): DashboardRow | null {
  const status = statusOf(chat);
  if (status === 'closed') return null;
  const { id, site, visitor, page, last, startedAt, since } = chat;
  return { chat: id, site, status, visitor, page, members: membersOf(notes, chat), last, startedAt, since };
}

/** Every change of the row replaces one of these; a watch or an offer replaces none of them. */
export const dashboardChanged = (before: ChatNotes | null, after: ChatNotes): boolean =>
  before === null ||
  before.visitor !== after.visitor ||
  before.members !== after.members ||
  before.last !== after.last ||
  before.closed !== after.closed;

const rowOf = (notes: Notes, chat: ChatNotes): Put => ({
  kind: 'dashboard',
  feed: chat.site,
  key: chat.id,
  row: dashboardRow(notes, chat),
});

const show = ({ notes, before, after }: ChatStep): Put[] =>
  dashboardChanged(before, after) ? [rowOf(notes, after)] : [];

function renamed({ notes, after }: OperatorStep): Put[] {
  return after.chats
    .flatMap((id) => notes.chat(id) ?? [])
    .filter((chat) => isMember(chat, after.id))
    .map((chat) => rowOf(notes, chat));
}

/** Which chats are open? Feed `dashboard:<site>`: one row per open chat, the same for all who see the site. */
export const dashboard: ReadModel = {
  ChatStarted: show,
  VisitorWentAway: show,
  VisitorReturned: show,
  VisitorLeft: show,
  VisitorTimedOut: show,
  VisitorKicked: show,
  ChatAccepted: show,
  OperatorJoined: show,
  OperatorLeft: show,
  WatchStarted: 'ignored',
  WatchEnded: 'ignored',
  OperatorInvited: 'ignored',
  TransferRequested: 'ignored',
  OfferAccepted: 'ignored',
  TransferAssumed: show,
  OfferDeclined: 'ignored',
  OfferCancelled: 'ignored',
  OfferExpired: 'ignored',
  OfferSuperseded: 'ignored',
  OfferVoided: 'ignored',
  MessagePosted: show,
  ContextRequested: 'ignored',
  ContextReceived: 'ignored',
  ContextFailed: 'ignored',
  ChatClosed: show,
  ReadMoved: 'ignored',
  VisitorArrived: 'ignored',
  VisitorStartedChat: 'ignored',
  VisitorHeld: 'ignored',
  VisitorReleased: 'ignored',
  VisitorErasureRequested: 'ignored',
  VisitorErased: 'ignored',
  OperatorCreated: 'ignored',
  DefaultPasswordIssued: 'ignored',
  PasswordChanged: 'ignored',
  OperatorDisabled: 'ignored',
  OperatorEnabled: 'ignored',
  OperatorRoleChanged: 'ignored',
  OperatorSitesChanged: 'ignored',
  OperatorRenamed: renamed,
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
