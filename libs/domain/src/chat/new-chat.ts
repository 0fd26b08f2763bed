import type { ChatId } from '../ids';
import { evolveChat, initialChat, type Chat } from './chat';
import { contextFact } from './context';
import type { ChatFact, ContextSource, Tree } from './events';
import type { StartChat } from './start-chat';

/** The facts of a new chat, and the chat as they leave it. */
export function newChat(data: StartChat['data'], previous: ChatId | null): { facts: ChatFact[]; chat: Chat } {
  const facts = [chatStarted(data, previous), ...knownOfVisitor(data)];
  return { facts, chat: facts.reduce(evolveChat, initialChat) };
}

function chatStarted(data: StartChat['data'], previous: ChatId | null): ChatFact {
  const { chat, site, visitor, number } = data;
  const name = given(data.name);
  return {
    type: 'ChatStarted',
    data: { chat, site, visitor, number, named: name !== null, previous },
    private: { name, email: given(data.email), page: data.page?.url ?? null },
    person: visitor,
  };
}

function knownOfVisitor(data: StartChat['data']): ChatFact[] {
  const sources: [ContextSource, Tree | null][] = [
    ['form', formOf(data)],
    ['page', data.page],
    ['browser', data.browser],
    ['site', data.context],
  ];
  const facts = sources.flatMap(([source, tree]) => (tree === null ? [] : [contextFact(source, tree, data.visitor)]));
  return data.asksEndpoint ? [...facts, { type: 'ContextRequested', data: { source: 'endpoint' } }] : facts;
}

function formOf(data: StartChat['data']): Tree | null {
  const name = given(data.name);
  const email = given(data.email);
  if (name === null && email === null) return null;
  return { ...(name !== null && { name }), ...(email !== null && { email }) };
}

/** Blank is not given. */
function given(words: string | null): string | null {
  return words?.trim() || null;
}
