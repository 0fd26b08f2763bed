import { Injectable } from '@nestjs/common';
import type { CommandBodies, CommandMessage, CommandType, Refusal } from '#libs/contracts';
import {
  AcceptChat,
  AcceptOffer,
  CancelOffer,
  DeclineOffer,
  InviteOperator,
  JoinChat,
  KickVisitor,
  LeaveChat,
  type OfferTarget,
  PostMessage,
  ReadChat,
  Rejection,
  RetryContext,
  SetPresence,
  StartChat,
  TransferChat,
  WatchChat,
} from '#libs/domain';
import type { Caller, CallingOperator } from './auth/permissions';
import { Directory } from './directory';
import { uuidv7 } from './platform/ids';
import { administrationMakers } from './operators/administration-makers';

/** What a maker is handed. */
export interface Making<T extends CommandType> {
  readonly id: string;
  readonly chat: string;
  readonly body: CommandBodies[T];
  readonly by: Caller;
  readonly at: number;
  readonly directory: Directory;
}
export type Makers = { [T in CommandType]: (making: Making<T>) => object };

/** Such as "Visitor 4821": from the id, so that it is the same for all chats of a visitor. */
export function visitorNumber(visitor: string): number {
  return 1000 + (Number.parseInt(visitor.slice(-8), 16) % 9000);
}

const makers: Makers = {
  'chat.start': (m) => startOf(m),
  'message.post': ({ id, chat, body, by, at }) =>
    new PostMessage({ at, chat, message: id, author: { kind: by.kind, id: by.id }, text: body.text }),
  'chat.accept': ({ chat, by, at }) => new AcceptChat({ at, chat, operator: by.id }),
  'chat.join': ({ chat, by, at }) => new JoinChat({ at, chat, operator: by.id }),
  'chat.watch': ({ chat, by, at, directory }) =>
    new WatchChat({ at, chat, operator: by.id, role: operator(by).staff.role, settings: directory.settings }),
  'chat.leave': ({ chat, by, at, directory }) =>
    new LeaveChat({ at, chat, actor: { kind: by.kind, id: by.id }, settings: directory.settings }),
  'chat.invite': (m) => new InviteOperator(offering(m)),
  'chat.transfer': (m) => new TransferChat(offering(m)),
  'offer.accept': ({ chat, body, by, at }) => new AcceptOffer({ at, chat, offer: body.offer, operator: by.id }),
  'offer.decline': ({ chat, body, by, at }) => new DeclineOffer({ at, chat, offer: body.offer, operator: by.id }),
  'offer.cancel': ({ chat, body, by, at }) => new CancelOffer({ at, chat, offer: body.offer, by: by.id }),
  'visitor.kick': ({ chat, by, at, directory }) =>
    new KickVisitor({ at, chat, by: by.id, settings: directory.settings }),
  'chat.read': ({ chat, body, by, at }) => new ReadChat({ at, chat, reader: { kind: by.kind, id: by.id }, ...body }),
  'presence.set': ({ body, by, at }) => new SetPresence({ at, operator: by.id, status: body.status }),
  'context.retry': ({ chat, body, by, at }) => new RetryContext({ at, chat, by: by.id, source: body.source }),
  ...administrationMakers,
};

const aboutChat = new Set<CommandType>([
  'message.post',
  'chat.accept',
  'chat.join',
  'chat.watch',
  'chat.leave',
  'chat.invite',
  'chat.transfer',
  'offer.accept',
  'offer.decline',
  'offer.cancel',
  'visitor.kick',
  'chat.read',
  'context.retry',
]);

/** Turns what came over the wire into the domain's own command, with what the server knows beside it. */
@Injectable()
export class CommandFactory {
  constructor(private readonly directory: Directory) {}

  make(message: CommandMessage, by: Caller, at: number): object {
    if (aboutChat.has(message.type) !== (message.chat !== undefined))
      throw new Rejection('BAD_FIELD', undefined, 'chat');
    const make = makers[message.type] as (making: Making<CommandType>) => object;
    const { id, chat = '', body } = message;
    return make({ id, chat, body, by, at, directory: this.directory });
  }

  /** Puts names to the ids that a rule told, as the screen needs them. */
  named(refused: Refusal): Refusal {
    const winner = refused.detail?.['winner'];
    if (typeof winner !== 'string') return refused;
    return { ...refused, detail: { ...refused.detail, winner: { id: winner, name: this.directory.nameOf(winner) } } };
  }
}

function startOf({ id, body, by, at, directory }: Making<'chat.start'>): StartChat {
  if (by.kind !== 'visitor') throw new Rejection('FORBIDDEN');
  return new StartChat({
    at,
    visitor: by.id,
    site: by.site,
    chat: uuidv7(),
    number: visitorNumber(by.id),
    name: body.fields?.name ?? null,
    email: body.fields?.email ?? null,
    message: body.text === undefined ? null : { id, text: body.text },
    page: body.page ?? null,
    browser: body.browser ?? null,
    context: body.context ?? null,
    asksEndpoint: (directory.site(by.site)?.configuration.contextEndpoint ?? null) !== null,
  });
}

function offering({
  chat,
  body,
  by,
  at,
  directory,
}: Making<'chat.invite' | 'chat.transfer'>): InviteOperator['data'] & TransferChat['data'] {
  const target = targetOf(body.operator, directory);
  return { at, chat, offer: uuidv7(), by: by.id, target, note: body.note ?? '', settings: directory.settings };
}

function targetOf(id: string, directory: Directory): OfferTarget {
  const known = directory.operator(id);
  if (!known) throw new Rejection('BAD_FIELD', undefined, 'operator');
  // Whoever must choose a password first can do nothing with an offer, though he may be shown online for a minute more.
  const enabled = known.enabled && known.password === 'own';
  return { id, role: known.role, enabled, online: directory.presenceOf(id) === 'online' };
}

function operator(caller: Caller): CallingOperator {
  if (caller.kind !== 'operator') throw new Rejection('FORBIDDEN');
  return caller;
}
