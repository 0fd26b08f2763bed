import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  acceptChat,
  AcceptChat,
  acceptOffer,
  AcceptOffer,
  cancelOffer,
  CancelOffer,
  chatDefinition,
  connectVisitor,
  ConnectVisitor,
  declineOffer,
  DeclineOffer,
  disconnectVisitor,
  DisconnectVisitor,
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
  postMessage,
  PostMessage,
  readChat,
  ReadChat,
  readingDefinition,
  readingStream,
  receiveContext,
  ReceiveContext,
  retryContext,
  RetryContext,
  transferChat,
  TransferChat,
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
  ReadChatHandler,
];
