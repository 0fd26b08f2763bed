import { isFrozen, threadPlace } from '#libs/domain';
import type { ChatFact, ContextSource, FactOf, FactType, OfferKind, ReadingFact } from '#libs/domain';
import { enter, leave, unwatch, watch } from './chat-entries';
import { move, post } from './chat-messages';
import { startChat } from './chat-start';
import type { ChatNotes } from './note-shapes';
import type { Notes } from './notes';
import { hasEnded, statusOf } from './status';
import { shownWords } from './words';

type Presence = ChatNotes['visitor']['presence'];
interface Context {
  readonly at: number;
  readonly notes: Notes;
}
type ChatNoting = {
  readonly [T in FactType]:
    ((chat: ChatNotes, fact: FactOf<T>, context: Context) => ChatNotes) | (T extends AboutChat ? never : 'ignored');
};
type AboutChat = (ChatFact | ReadingFact)['type'];

const visitorIs =
  (presence: Presence) =>
  (chat: ChatNotes): ChatNotes => ({
    ...chat,
    visitor: { ...chat.visitor, presence },
  });
const sourceIs =
  (state: 'loading' | 'received' | 'failed') =>
  (chat: ChatNotes, { data: { source } }: { data: { source: ContextSource } }): ChatNotes =>
    state !== 'received' && chat.context[source] === state
      ? chat
      : { ...chat, context: { ...chat.context, [source]: state } };
const without = (chat: ChatNotes, offer: string): ChatNotes =>
  chat.offers.some((pending) => pending.offer === offer)
    ? { ...chat, offers: chat.offers.filter((pending) => pending.offer !== offer) }
    : chat;
const offerIsOver = (chat: ChatNotes, fact: { data: { offer: string } }): ChatNotes => without(chat, fact.data.offer);
const offered =
  (what: OfferKind) =>
  (chat: ChatNotes, fact: FactOf<'OperatorInvited' | 'TransferRequested'>, { at }: Context): ChatNotes => {
    const { offer, by, target, expiresAt } = fact.data;
    const note = shownWords(fact.private, (told) => told.note || null);
    return { ...chat, offers: [...chat.offers, { offer, what, by, target, at, expiresAt, note }] };
  };

const noting: ChatNoting = {
  ChatStarted: (chat) => chat,
  VisitorWentAway: visitorIs('away'),
  VisitorReturned: visitorIs('present'),
  VisitorLeft: visitorIs('left'),
  VisitorTimedOut: visitorIs('timed-out'),
  VisitorKicked: visitorIs('kicked'),
  ChatAccepted: (chat, { data }, { at }) => enter(chat, data.operator, 'accepted', at),
  OperatorJoined: (chat, { data }, { at }) =>
    enter(chat, data.operator, chat.entering === data.operator ? 'invited' : 'joined', at),
  OperatorLeft: (chat, { data }) => leave(chat, data.operator),
  WatchStarted: (chat, { data }, { at }) => watch(chat, data.operator, at),
  WatchEnded: (chat, { data }) => unwatch(chat, data.operator),
  OperatorInvited: offered('invite'),
  TransferRequested: offered('transfer'),
  OfferAccepted: (chat, { data }) => ({
    ...without(chat, data.offer),
    entering: data.target,
  }),
  TransferAssumed: (chat, { data }, { at }) =>
    leave(enter(without(chat, data.offer), data.target, 'assumed', at), data.by),
  OfferDeclined: offerIsOver,
  OfferCancelled: offerIsOver,
  OfferExpired: offerIsOver,
  OfferSuperseded: offerIsOver,
  OfferVoided: offerIsOver,
  MessagePosted: post,
  ContextRequested: sourceIs('loading'),
  ContextReceived: sourceIs('received'),
  ContextFailed: sourceIs('failed'),
  ChatClosed: (chat) => ({ ...chat, closed: true, members: [], readers: [], unseen: {}, entering: null }),
  ReadMoved: move,
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
  OperatorRenamed: 'ignored',
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

/** Whether these notes are about the fact; then its stream, or a reading's `chat`, says which chat. */
export const isAboutChat = (fact: { type: FactType }): fact is ChatFact | ReadingFact =>
  noting[fact.type] !== 'ignored';

/** The chat after the fact; null where the chat's beginning is not known, as in a parked stream. */
export function noteChat(before: ChatNotes | null, fact: ChatFact | ReadingFact, context: Context): ChatNotes | null {
  if (before === null) return fact.type === 'ChatStarted' ? startChat(fact, context.at) : null;
  const note = noting[fact.type] as (chat: ChatNotes, fact: ChatFact | ReadingFact, context: Context) => ChatNotes;
  const after = note(fact.type === 'ReadMoved' ? before : takePlace(before, fact), fact, context);
  return statusOf(after) === statusOf(before) ? after : { ...after, since: context.at };
}

/** Gives the fact its place in both threads. What is posted after the visitor's thread is frozen never gets one there. */
function takePlace(chat: ChatNotes, fact: ChatFact): ChatNotes {
  const place = threadPlace(fact, isFrozen(chat.visitor));
  if (place === 'nobody') return chat;
  const memberHead = chat.memberHead + 1;
  if (hasEnded(chat)) return { ...chat, memberHead };
  if (place === 'everyone') return { ...chat, memberHead, visitorHead: chat.visitorHead + 1 };
  return { ...chat, memberHead, hidden: [...chat.hidden, memberHead] };
}
