import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  chatDefinition,
  eraseVisitor,
  EraseVisitor,
  finishErasure,
  FinishErasure,
  holdVisitor,
  HoldVisitor,
  type ParleyFact,
  Rejection,
  type Chat,
  type Visitor,
  visitorDefinition,
  type VisitorFact,
} from '#libs/domain';
import type { StreamsOf } from '#libs/event-store';
import type { Type } from '@nestjs/common';
import { Decisions } from '../decisions';
import type { Handled } from '../dispatch';
import { LatestChats } from './latest-chats';

const tries = 3;

/** A command on the visitor's own stream. */
function onVisitor<C extends { readonly data: { readonly visitor: string } }>(
  command: Type<C>,
  rule: (command: C, visitor: Visitor) => VisitorFact[],
): Type<object> {
  @CommandHandler(command)
  class VisitorCommandHandler {
    constructor(
      private readonly decisions: Decisions,
      private readonly visitors: LatestChats,
    ) {}

    async execute(one: C): Promise<Handled> {
      await this.visitors.visitor(one.data.visitor);
      const streams = { visitor: { definition: visitorDefinition, id: one.data.visitor } };
      return this.decisions.on(one, streams, ({ visitor }) => ({ facts: { visitor: rule(one, visitor) }, result: {} }));
    }
  }
  return VisitorCommandHandler;
}

/** Decided on the visitor and on all of the visitor's chats, which must be closed. */
@CommandHandler(EraseVisitor)
export class EraseVisitorHandler implements ICommandHandler<EraseVisitor> {
  constructor(
    private readonly decisions: Decisions,
    private readonly visitors: LatestChats,
  ) {}

  async execute(command: EraseVisitor): Promise<Handled> {
    for (let left = tries; ; left--) {
      const { chats } = await this.visitors.visitor(command.data.visitor);
      try {
        return await this.erase(command, chats);
      } catch (error) {
        if (left === 0 || !isAnotherBegun(error)) throw error;
      }
    }
  }

  private erase(command: EraseVisitor, chats: readonly string[]): Promise<Handled> {
    const looked = chats.map((id) => [id, { definition: chatDefinition, id, readOnly: true }] as const);
    const visitor = { definition: visitorDefinition, id: command.data.visitor };
    const streams: StreamsOf<ParleyFact> = { ...Object.fromEntries(looked), visitor };
    return this.decisions.on(command, streams, (states) => {
      const known = chats.map((id) => states[id] as Chat);
      return { facts: { visitor: eraseVisitor(command, states['visitor'] as Visitor, known) }, result: {} };
    });
  }
}

/** The visitor began a chat since the list was read. */
function isAnotherBegun(error: unknown): boolean {
  return (
    error instanceof Rejection && error.code === 'CONFLICT' && error.detail !== undefined && 'chats' in error.detail
  );
}

export const privacyHandlers = [
  EraseVisitorHandler,
  onVisitor(HoldVisitor, holdVisitor),
  onVisitor(FinishErasure, finishErasure),
];
