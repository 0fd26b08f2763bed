import type { MessageItem, NoticeCode, NoticeItem, Person, VisitorHead, VisitorThreadRow } from '#libs/contracts';
import type { FactOf } from '#libs/domain';
import type { Put } from './feeds';
import type { ChatNotes } from './note-shapes';
import type { Notes } from './notes';
import { authorName, isMember, membersOf, personOf } from './people';
import { visitorMark } from './marks';
import { hasEnded } from './status';
import type { ChatStep, OperatorStep, ReadModel } from './step';
import { shownWords } from './words';

const put = (chat: ChatNotes, key: string, row: VisitorThreadRow): Put => ({
  kind: 'visitor',
  feed: chat.id,
  key,
  row,
});

function headOf(notes: Notes, chat: ChatNotes): Put {
  const waits = chat.members.length === 0;
  const status: VisitorHead['status'] = hasEnded(chat) ? 'ended' : waits ? 'waiting' : 'active';
  return put(chat, 'head', { kind: 'head', chat: chat.id, status, operators: membersOf(notes, chat) });
}

/** The visitor's feed takes nothing more after the fact that froze it. */
const isOver = ({ before }: ChatStep): boolean => before !== null && hasEnded(before);

/** A notice and the head that it changes. It says no more than the visitor may know: no reason, nobody who was asked. */
function noticed(step: ChatStep, code: NoticeCode, by: string | null, more?: Pick<NoticeItem, 'requeued'>): Put[] {
  if (isOver(step)) return [];
  const { at, notes, after } = step;
  const n = after.visitorHead;
  const who: Person | null = by === null ? null : personOf(notes, by);
  const item: NoticeItem = { kind: 'notice', n, at, code, by: who, about: null, ...more };
  return [put(after, String(n), item), headOf(notes, after)];
}

function message(step: ChatStep, fact: FactOf<'MessagePosted'>): Put[] {
  const { at, notes, before, after } = step;
  const n = after.visitorHead;
  if (before === null || n === before.visitorHead) return [];
  const { author, message: id } = fact.data;
  const item: MessageItem = {
    kind: 'message',
    n,
    at,
    author: { ...author, name: authorName(notes, after, author) },
    text: shownWords(fact.private, (told) => told.text),
    ...(author.kind === 'visitor' && { id }),
  };
  return [put(after, String(n), item)];
}

function mark(step: ChatStep, { data }: FactOf<'ReadMoved'>): Put[] {
  if (isOver(step)) return [];
  const row = visitorMark(step, data.reader);
  return row === null ? [] : [put(step.after, `mark:${row.id}`, row)];
}

function renamed({ notes, after }: OperatorStep): Put[] {
  return after.chats
    .flatMap((id) => notes.chat(id) ?? [])
    .filter((chat) => isMember(chat, after.id) && !hasEnded(chat))
    .map((chat) => headOf(notes, chat));
}

/** What does the visitor read? Feed `visitor:<chat>`: the chat as its visitor may know it. */
export const visitorThread: ReadModel = {
  ChatStarted: ({ notes, after }) => [headOf(notes, after)],
  VisitorWentAway: 'ignored',
  VisitorReturned: 'ignored',
  VisitorLeft: (step) => noticed(step, 'visitor-left', null),
  VisitorTimedOut: 'ignored',
  VisitorKicked: (step) => noticed(step, 'kicked', null),
  ChatAccepted: (step, { data }) => noticed(step, 'accepted', data.operator),
  OperatorJoined: (step, { data }) => noticed(step, 'joined', data.operator),
  OperatorLeft: (step, { data }) => noticed(step, 'left', data.operator, { requeued: data.requeued }),
  WatchStarted: 'ignored',
  WatchEnded: 'ignored',
  OperatorInvited: 'ignored',
  TransferRequested: 'ignored',
  OfferAccepted: 'ignored',
  TransferAssumed: (step, { data }) => noticed(step, 'assumed', data.target),
  OfferDeclined: 'ignored',
  OfferCancelled: 'ignored',
  OfferExpired: 'ignored',
  OfferSuperseded: 'ignored',
  OfferVoided: 'ignored',
  MessagePosted: message,
  ContextRequested: 'ignored',
  ContextReceived: 'ignored',
  ContextFailed: 'ignored',
  ChatClosed: (step) => noticed(step, 'closed', null),
  ReadMoved: mark,
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
