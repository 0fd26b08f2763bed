import { defaultSettings, type Audience, type FactOf, type FactType, type SiteConfiguration } from '#libs/domain';
import { ann, bob, chat, cleo, message, minute, noon, offer, secondOffer, site, visitor } from './people';

export const configuration: SiteConfiguration = {
  name: 'Shop',
  origins: ['https://shop.example'],
  accent: '#0a5bd3',
  greeting: 'How can we help?',
  preChatFields: ['name', 'email'],
  contextEndpoint: null,
};

const madeOffer = { offer, by: ann, target: bob };
const invite = { ...madeOffer, kind: 'invite' } as const;
const vacancy = { closeAt: noon + 15 * minute };

/** One plausible fact of each type. */
const examples: { readonly [T in FactType]: Omit<FactOf<T>, 'type'> } = {
  ChatStarted: {
    data: { chat, site, visitor, number: 4821, named: false, previous: null },
    private: { name: null, email: null, page: null },
    person: visitor,
  },
  VisitorWentAway: { data: { goneAt: noon + 90_000 } },
  VisitorReturned: { data: { from: 'away' } },
  VisitorLeft: { data: vacancy },
  VisitorTimedOut: { data: vacancy },
  VisitorKicked: { data: { by: ann, ...vacancy } },
  ChatAccepted: { data: { operator: ann, round: 1, at: noon } },
  OperatorJoined: { data: { operator: bob } },
  OperatorLeft: { data: { operator: ann, reason: 'left', requeued: false } },
  WatchStarted: { data: { operator: bob } },
  WatchEnded: { data: { operator: bob, reason: 'left' } },
  OperatorInvited: { data: { ...madeOffer, expiresAt: noon + 2 * minute }, private: { note: '' }, person: visitor },
  TransferRequested: { data: { ...madeOffer, expiresAt: noon + minute }, private: { note: '' }, person: visitor },
  OfferAccepted: { data: invite },
  TransferAssumed: { data: madeOffer },
  OfferDeclined: { data: invite },
  OfferCancelled: { data: { ...invite, cancelledBy: ann } },
  OfferExpired: { data: invite },
  OfferSuperseded: { data: { ...invite, replacedBy: secondOffer } },
  OfferVoided: { data: { ...invite, reason: 'target-offline' } },
  MessagePosted: {
    data: { message, author: { kind: 'visitor', id: visitor }, audience: 'everyone' },
    private: { text: 'Hello' },
    person: visitor,
  },
  ContextRequested: { data: { source: 'endpoint' } },
  ContextReceived: { data: { source: 'endpoint' }, private: { tree: { plan: 'gold' } }, person: visitor },
  ContextFailed: { data: { source: 'endpoint', code: 'timeout' } },
  ChatClosed: { data: { reason: 'last-left' } },
  ReadMoved: { data: { chat, reader: visitor, as: 'visitor', delivered: 1, read: 1 } },
  VisitorArrived: { data: { visitor, site } },
  VisitorStartedChat: { data: { chat, site } },
  VisitorHeld: { data: { visitor }, private: { reason: 'a court asked' }, person: visitor },
  VisitorReleased: { data: { visitor }, private: { reason: 'the case is over' }, person: visitor },
  VisitorErasureRequested: { data: { visitor, chats: [chat], because: 'asked' } },
  VisitorErased: { data: { visitor, chats: 1, facts: 2, tokens: 1 } },
  OperatorCreated: {
    data: { operator: ann, role: 'operator', sites: 'all' },
    private: { email: 'ann@example.com', name: 'Ann' },
    person: ann,
  },
  DefaultPasswordIssued: { data: { operator: ann, expiresAt: noon + 72 * 60 * minute, random: false } },
  PasswordChanged: { data: { operator: ann, first: true } },
  OperatorDisabled: { data: { operator: ann, reason: 'administrator' } },
  OperatorEnabled: { data: { operator: ann } },
  OperatorRoleChanged: { data: { operator: ann, role: 'supervisor' } },
  OperatorSitesChanged: { data: { operator: ann, sites: [site] } },
  OperatorRenamed: { data: { operator: ann }, private: { name: 'Anna' }, person: ann },
  SignedIn: { data: { operator: ann, restricted: false }, private: { ip: '192.0.2.1', agent: 'spec' }, person: ann },
  SignedOut: { data: { operator: ann, reason: 'operator' } },
  SignInFailed: { data: { operator: ann, why: 'password' } },
  OperatorCameOnline: { data: { operator: ann } },
  OperatorSetAway: { data: { operator: ann } },
  OperatorDisconnected: { data: { operator: ann, offlineAt: noon + minute, requeueAt: noon + 5 * minute } },
  OperatorWentOffline: { data: { operator: ann } },
  ProfileChanged: { data: { operator: ann, choices: { theme: 'dark' } } },
  SiteCreated: { data: { site, key: 'k3y', configuration } },
  SiteChanged: { data: { site, configuration } },
  SettingsChanged: { data: { settings: defaultSettings } },
  HistorySearched: {
    data: { reader: cleo, from: noon, to: null, site, status: null, visitor: null, operator: null },
    private: { words: 'refund', person: '' },
    person: cleo,
  },
  HistoryOpened: { data: { reader: cleo, chat } },
  WatchListRead: { data: { reader: cleo, chat } },
  ChatExported: { data: { reader: cleo, chat, format: 'text' } },
  LogExported: { data: { reader: cleo, from: 1, to: 100, format: 'lines' } },
  BoardRead: { data: { reader: cleo, at: noon, site: null } },
};

/** A fact of the given type: what is not said is as in the example. */
export function fact<T extends FactType>(
  type: T,
  data: Partial<FactOf<T>['data']> = {},
  words: Partial<Omit<FactOf<T>, 'type' | 'data'>> = {},
): FactOf<T> {
  const example: Omit<FactOf<T>, 'type'> = examples[type];
  const merged: unknown = { type, ...example, ...words, data: { ...example.data, ...data } };
  // The compiler can't follow a spread over a generic member of the union; the parts above are typed one by one.
  return merged as FactOf<T>;
}

export function posted(
  kind: 'visitor' | 'operator',
  id: string,
  audience: Audience = 'everyone',
  text = 'Hello',
): FactOf<'MessagePosted'> {
  return fact('MessagePosted', { author: { kind, id }, audience }, { private: { text }, person: visitor });
}
