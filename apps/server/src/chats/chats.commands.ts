import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  acceptChat,
  AcceptChat,
  acceptOffer,
  AcceptOffer,
  cancelOffer,
  CancelOffer,
  chatDefinition,
  closeVacantChat,
  CloseVacantChat,
  connectVisitor,
  ConnectVisitor,
  declineOffer,
  DeclineOffer,
  disconnectVisitor,
  DisconnectVisitor,
  endWatch,
  EndWatch,
  expireOffer,
  ExpireOffer,
  failContext,
  FailContext,
  inviteOperator,
  InviteOperator,
  joinChat,
  JoinChat,
  kickVisitor,
  KickVisitor,
  leaveChat,
  LeaveChat,
  operatorDefinition,
  postMessage,
  PostMessage,
  readChat,
  ReadChat,
  readingDefinition,
  readingStream,
  receiveContext,
  ReceiveContext,
  removeOperator,
  RemoveOperator,
  requeueChat,
  RequeueChat,
  retryContext,
  RetryContext,
  timeOutVisitor,
  TimeOutVisitor,
  transferChat,
  TransferChat,
  voidOffers,
  VoidOffers,
  watchChat,
  WatchChat,
} from '#libs/domain';
import { authorise, Decisions, onChat } from '../decisions';
import type { Handled } from '../dispatch';
import { invocationOf } from '../invocation';

/** Positions are a stream of their own; the chat is only looked at. */
@CommandHandler(ReadChat)
export class ReadChatHandler implements ICommandHandler<ReadChat> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ReadChat): Promise<Handled> {
    const { chat: id } = command.data;
    const streams = {
      chat: { definition: chatDefinition, id, readOnly: true },
      reading: { definition: readingDefinition, id: readingStream(id).id },
    };
    return this.decisions.on(command, streams, ({ chat, reading }) => {
      authorise(invocationOf(command), chat);
      return { facts: { reading: readChat(command, chat, reading) }, result: {} };
    });
  }
}

/** The operator is looked at in the same append: one who comes back in this moment keeps his chat. */
@CommandHandler(RequeueChat)
export class RequeueChatHandler implements ICommandHandler<RequeueChat> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: RequeueChat): Promise<Handled> {
    const streams = chatAndOperator(command.data.chat, command.data.operator);
    return this.decisions.on(command, streams, ({ chat, operator }) => ({
      facts: { chat: requeueChat(command, chat, operator) },
      result: {},
    }));
  }
}

/** As for the way back to Waiting: a target who comes back in this moment keeps what he is offered. */
@CommandHandler(VoidOffers)
export class VoidOffersHandler implements ICommandHandler<VoidOffers> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: VoidOffers): Promise<Handled> {
    const streams = chatAndOperator(command.data.chat, command.data.target);
    return this.decisions.on(command, streams, ({ chat, operator }) => ({
      facts: { chat: voidOffers(command, chat, operator) },
      result: {},
    }));
  }
}

const chatAndOperator = (chat: string, operator: string) => ({
  chat: { definition: chatDefinition, id: chat },
  operator: { definition: operatorDefinition, id: operator, readOnly: true },
});

const offerResult = ({ data }: { data: { offer: string } }): object => ({ offer: data.offer });

/** Command, rule. */
export const chatHandlers = [
  onChat(PostMessage, postMessage),
  onChat(AcceptChat, acceptChat),
  onChat(JoinChat, joinChat),
  onChat(WatchChat, watchChat),
  onChat(LeaveChat, leaveChat),
  onChat(InviteOperator, inviteOperator, offerResult),
  onChat(TransferChat, transferChat, offerResult),
  onChat(AcceptOffer, acceptOffer),
  onChat(DeclineOffer, declineOffer),
  onChat(CancelOffer, cancelOffer),
  onChat(KickVisitor, kickVisitor),
  onChat(RetryContext, retryContext),
  onChat(ReceiveContext, receiveContext),
  onChat(FailContext, failContext),
  onChat(ConnectVisitor, connectVisitor),
  onChat(DisconnectVisitor, disconnectVisitor),
  onChat(TimeOutVisitor, timeOutVisitor),
  onChat(CloseVacantChat, closeVacantChat),
  onChat(ExpireOffer, expireOffer),
  onChat(RemoveOperator, removeOperator),
  onChat(EndWatch, endWatch),
  RequeueChatHandler,
  VoidOffersHandler,
  ReadChatHandler,
];
