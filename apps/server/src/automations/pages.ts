import {
  type ChatFact,
  evolveChat,
  evolveOperator,
  initialChat,
  initialOperator,
  type OperatorFact,
  type StaffFact,
} from '#libs/domain';
import type { ChatPage, OperatorPage } from './sentence';

export const blankChatPage: ChatPage = { chat: initialChat, expiresAt: {}, signedOut: [] };
export const blankOperatorPage: OperatorPage = { presence: initialOperator, staff: null };

export function chatPageAfter(page: ChatPage, fact: ChatFact): ChatPage {
  const chat = evolveChat(page.chat, fact);
  const signedOut = page.signedOut.filter((one) => chat.members.includes(one) || chat.watchers.includes(one));
  return { chat, expiresAt: ends(page, chat.offers, fact), signedOut };
}

export function chatPageAfterSignOut(page: ChatPage, operator: string): ChatPage {
  const isIn = page.chat.members.includes(operator) || page.chat.watchers.includes(operator);
  return isIn && !page.signedOut.includes(operator) ? { ...page, signedOut: [...page.signedOut, operator] } : page;
}

export function operatorPageAfter(page: OperatorPage, fact: OperatorFact): OperatorPage {
  return { ...page, presence: evolveOperator(page.presence, fact) };
}

export function operatorPageAfterStaff({ presence, staff }: OperatorPage, fact: StaffFact): OperatorPage {
  switch (fact.type) {
    case 'OperatorCreated':
      return { presence, staff: { role: fact.data.role, sites: fact.data.sites, enabled: true } };
    case 'OperatorDisabled':
      return { presence, staff: staff && { ...staff, enabled: false } };
    case 'OperatorEnabled':
      return { presence, staff: staff && { ...staff, enabled: true } };
    case 'OperatorRoleChanged':
      return { presence, staff: staff && { ...staff, role: fact.data.role } };
    case 'OperatorSitesChanged':
      return { presence, staff: staff && { ...staff, sites: fact.data.sites } };
    default:
      return { presence, staff };
  }
}

/** Everybody for whose sake the chat has to be looked at. */
export function peopleOf({ chat }: ChatPage): string[] {
  return [...new Set([...chat.members, ...chat.watchers, ...chat.offers.map(({ target }) => target)])];
}

function ends({ expiresAt }: ChatPage, offers: ChatPage['chat']['offers'], fact: ChatFact): ChatPage['expiresAt'] {
  const made = fact.type === 'OperatorInvited' || fact.type === 'TransferRequested' ? fact.data : null;
  return Object.fromEntries(
    offers.map(({ offer }) => [offer, made?.offer === offer ? made.expiresAt : (expiresAt[offer] ?? 0)]),
  );
}
