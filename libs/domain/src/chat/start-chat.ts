import type { ChatId, Instant, MessageId, SiteId, VisitorId } from '../ids';
import { Rejection } from '../rejection';
import type { VisitorFact } from '../visitor/events';
import type { Visitor } from '../visitor/visitor';
import type { Chat } from './chat';
import type { ChatFact, Tree } from './events';
import { newChat } from './new-chat';
import { postMessage, PostMessage } from './post-message';
import { isResumable } from './status';

/** A visitor opens a chat, or comes back to the one that may be resumed. */
export class StartChat {
  static readonly type = 'chat.start';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly visitor: VisitorId;
      readonly site: SiteId;
      /** The id that a new chat gets. */
      readonly chat: ChatId;
      /** Makes "Visitor 4821". */
      readonly number: number;
      readonly name: string | null;
      readonly email: string | null;
      /** The first message; its id is the command's. */
      readonly message: { readonly id: MessageId; readonly text: string } | null;
      readonly page: { readonly url: string; readonly title: string; readonly referrer: string } | null;
      readonly browser: { readonly language: string; readonly timeZone: string } | null;
      /** What the site passed in. */
      readonly context: Tree | null;
      /** The site has an endpoint that knows more; an automation asks it. */
      readonly asksEndpoint: boolean;
    },
  ) {}
}

export interface ChatStart {
  readonly facts: { readonly visitor: VisitorFact[]; readonly chat: ChatFact[]; readonly latest: ChatFact[] };
  readonly result: { readonly chat: ChatId };
}

/**
 * `latest` is the chat that `visitor.latest` names. Between reading the one and the other, a second tab may have
 * started a chat: then `CONFLICT` names it, and the caller decides again with that one.
 */
export function startChat(command: StartChat, visitor: Visitor, latest: Chat | null): ChatStart {
  if (visitor.erasure !== 'none') throw new Rejection('NOT_FOUND');
  if (visitor.latest !== (latest?.id ?? null)) throw new Rejection('CONFLICT', { latest: visitor.latest });
  return latest !== null && isResumable(latest) ? resumed(command, latest) : started(command, visitor);
}

function resumed({ data }: StartChat, latest: Chat): ChatStart {
  return {
    facts: { visitor: [], chat: [], latest: firstMessage(data, latest) },
    result: { chat: latest.id ?? data.chat },
  };
}

function started({ data }: StartChat, visitor: Visitor): ChatStart {
  const { facts, chat } = newChat(data, visitor.latest);
  return {
    facts: {
      visitor: [{ type: 'VisitorStartedChat', data: { chat: data.chat, site: data.site } }],
      chat: [...facts, ...firstMessage(data, chat)],
      latest: [],
    },
    result: { chat: data.chat },
  };
}

function firstMessage({ at, visitor, message }: StartChat['data'], chat: Chat): ChatFact[] {
  if (message === null) return [];
  const author = { kind: 'visitor', id: visitor } as const;
  return postMessage(
    new PostMessage({ at, chat: chat.id ?? '', message: message.id, author, text: message.text }),
    chat,
  );
}
