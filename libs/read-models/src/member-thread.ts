import type { ContextRow, MemberHead, MemberThreadRow, MessageItem, NoticeCode, NoticeItem } from '#libs/contracts';
import type { ContextSource, FactOf } from '#libs/domain';
import type { Put } from './feeds';
import { memberMark } from './marks';
import type { ChatNotes } from './note-shapes';
import type { Notes } from './notes';
import { authorName, isMember, personOf } from './people';
import { statusOf } from './status';
import type { ChatStep, OperatorStep, ReadModel } from './step';
import { shownWords } from './words';

const put = (chat: ChatNotes, key: string, row: MemberThreadRow): Put => ({ kind: 'chat', feed: chat.id, key, row });

function headOf(notes: Notes, chat: ChatNotes): Put {
  const { id, site, visitor, email, startedAt, since, previous } = chat;
  const row: MemberHead = {
    kind: 'head',
    chat: id,
    site,
    status: statusOf(chat),
    visitor,
    email,
    startedAt,
    since,
    previous,
    members: chat.members.map((member) => ({ ...personOf(notes, member.id), since: member.since, how: member.how })),
    offers: chat.offers.map(({ offer, what, by, target, expiresAt }) => ({
      offer,
      what,
      by: personOf(notes, by),
      target: personOf(notes, target),
      expiresAt,
    })),
  };
  return put(chat, 'head', row);
}

/** Every change of the head replaces one of these; a watch replaces none of them. */
const headChanged = (before: ChatNotes | null, after: ChatNotes): boolean =>
  before === null ||
  before.visitor !== after.visitor ||
  before.members !== after.members ||
  before.offers !== after.offers ||
  before.closed !== after.closed;

const head = ({ notes, before, after }: ChatStep): Put[] => (headChanged(before, after) ? [headOf(notes, after)] : []);

type Told = Partial<Pick<NoticeItem, 'requeued' | 'reason'>> & { by?: string; about?: string };

/** A notice, and the head where it changed. */
function noticed(step: ChatStep, code: NoticeCode, told: Told = {}): Put[] {
  const { at, notes, before, after } = step;
  if (after.memberHead === before?.memberHead) return head(step);
  const { by, about, ...more } = told;
  const person = (id: string | undefined) => (id === undefined ? null : personOf(notes, id));
  const n = after.memberHead;
  const item: NoticeItem = { kind: 'notice', n, at, code, by: person(by), about: person(about), ...more };
  return [put(after, String(n), item), ...head(step)];
}

function message({ at, notes, before, after }: ChatStep, fact: FactOf<'MessagePosted'>): Put[] {
  const { author, message: id } = fact.data;
  const item: MessageItem = {
    kind: 'message',
    n: after.memberHead,
    at,
    author: { ...author, name: authorName(notes, after, author) },
    text: shownWords(fact.private, (told) => told.text),
    ...(author.kind === 'operator' && { id }),
    ...(after.visitorHead === before?.visitorHead && { members: true }),
  };
  return [put(after, String(item.n), item)];
}

function mark(step: ChatStep, { data }: FactOf<'ReadMoved'>): Put[] {
  const row = memberMark(step, data.reader);
  return row === null ? [] : [put(step.after, `mark:${row.id}`, row)];
}

function context(step: ChatStep, source: ContextSource, state: ContextRow['state'], tree: ContextRow['tree']): Put[] {
  return [put(step.after, `context:${source}`, { kind: 'context', source, state, tree })];
}

function received(step: ChatStep, { data, ...fact }: FactOf<'ContextReceived'>): Put[] {
  return fact.private === undefined || fact.private === 'erased'
    ? context(step, data.source, 'erased', null)
    : context(step, data.source, 'received', fact.private.tree);
}

function renamed({ notes, after }: OperatorStep): Put[] {
  return after.chats
    .flatMap((id) => notes.chat(id) ?? [])
    .filter((chat) => isMember(chat, after.id) || chat.offers.some(({ by, target }) => [by, target].includes(after.id)))
    .map((chat) => headOf(notes, chat));
}

/** What do members and watchers read? Feed `chat:<chat>`: everything but who watches. */
export const memberThread: ReadModel = {
  ChatStarted: head,
  VisitorWentAway: head,
  VisitorReturned: (step) => noticed(step, 'visitor-returned'),
  VisitorLeft: (step) => noticed(step, 'visitor-left'),
  VisitorTimedOut: (step) => noticed(step, 'visitor-timed-out'),
  VisitorKicked: (step, { data }) => noticed(step, 'kicked', { by: data.by }),
  ChatAccepted: (step, { data }) => noticed(step, 'accepted', { by: data.operator }),
  OperatorJoined: (step, { data }) => noticed(step, 'joined', { by: data.operator }),
  OperatorLeft: (step, { data: { operator: by, requeued, reason } }) => noticed(step, 'left', { by, requeued, reason }),
  WatchStarted: 'ignored',
  WatchEnded: 'ignored',
  OperatorInvited: (step, { data }) => noticed(step, 'invited', { by: data.by, about: data.target }),
  TransferRequested: (step, { data }) => noticed(step, 'transfer-requested', { by: data.by, about: data.target }),
  OfferAccepted: head,
  TransferAssumed: (step, { data }) => noticed(step, 'assumed', { by: data.target, about: data.by }),
  OfferDeclined: (step, { data }) => noticed(step, 'declined', { by: data.target, about: data.by }),
  OfferCancelled: (step, { data }) => noticed(step, 'cancelled', { by: data.cancelledBy, about: data.target }),
  OfferExpired: (step, { data }) => noticed(step, 'expired', { about: data.target }),
  OfferSuperseded: head,
  OfferVoided: (step, { data }) => noticed(step, 'voided', { about: data.target, reason: data.reason }),
  MessagePosted: message,
  ContextRequested: (step, { data }) => context(step, data.source, 'loading', null),
  ContextReceived: received,
  ContextFailed: (step, { data }) => context(step, data.source, 'failed', null),
  ChatClosed: (step, { data }) => noticed(step, 'closed', { reason: data.reason }),
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
