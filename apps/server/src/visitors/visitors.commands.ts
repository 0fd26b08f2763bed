import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  arriveVisitor,
  ArriveVisitor,
  chatDefinition,
  Rejection,
  startChat,
  StartChat,
  visitorDefinition,
} from '#libs/domain';
import { Decisions } from '../decisions';
import type { Handled } from '../dispatch';
import { LatestChats } from './latest-chats';
import { privacyHandlers } from './privacy.commands';

const tries = 3;

/** Writes the visitor's stream and the chat's in one append, so that starting twice makes one chat. */
@CommandHandler(StartChat)
export class StartChatHandler implements ICommandHandler<StartChat> {
  constructor(
    private readonly decisions: Decisions,
    private readonly latestChats: LatestChats,
  ) {}

  async execute(command: StartChat): Promise<Handled> {
    let latest = await this.latestChats.of(command.data.visitor);
    for (let left = tries; ; left--) {
      try {
        return await this.start(command, latest);
      } catch (error) {
        const moved = otherChat(error);
        if (moved === undefined || left === 0) throw error;
        latest = moved;
      }
    }
  }

  private start(command: StartChat, latest: string | null): Promise<Handled> {
    const streams = {
      visitor: { definition: visitorDefinition, id: command.data.visitor },
      chat: { definition: chatDefinition, id: command.data.chat },
    };
    if (latest === null) {
      return this.decisions.on(command, streams, ({ visitor }) => {
        const { facts, result } = startChat(command, visitor, null);
        return { facts: { visitor: facts.visitor, chat: facts.chat }, result };
      });
    }
    const withLatest = { ...streams, latest: { definition: chatDefinition, id: latest } };
    return this.decisions.on(command, withLatest, (states) => startChat(command, states.visitor, states.latest));
  }
}

/** Another tab was faster: the rule names the chat to decide with. */
function otherChat(error: unknown): string | null | undefined {
  if (!(error instanceof Rejection) || error.code !== 'CONFLICT' || !error.detail) return undefined;
  return 'latest' in error.detail ? (error.detail['latest'] as string | null) : undefined;
}

@CommandHandler(ArriveVisitor)
export class ArriveVisitorHandler implements ICommandHandler<ArriveVisitor> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ArriveVisitor): Promise<Handled> {
    const streams = { visitor: { definition: visitorDefinition, id: command.data.visitor } };
    return this.decisions.on(command, streams, ({ visitor }) => ({
      facts: { visitor: arriveVisitor(command, visitor) },
      result: {},
    }));
  }
}

export const visitorHandlers = [StartChatHandler, ArriveVisitorHandler, ...privacyHandlers];
