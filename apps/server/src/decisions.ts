import { Injectable, type Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { type Chat, chatDefinition, type ChatFact, type ParleyFact } from '#libs/domain';
import type { Decision, Incoming, Recorder, StatesOf, StreamsOf } from '#libs/event-store';
import { authoriseOnChat } from './auth/permissions';
import type { Handled } from './dispatch';
import { Log } from './log';
import { type Invocation, invocationOf, type Invoker } from './invocation';

/** The codes under which the log keeps who asked. */
const actorKinds: Record<Invoker['kind'], number> = { visitor: 1, operator: 2, system: 3 };

/** Loads what a rule reads, asks for permission on it, runs the rule and appends what it decided. */
@Injectable()
export class Decisions {
  constructor(private readonly log: Log) {}

  /** Any streams, any rule; `authorise` must have been done by the rule or be no question. */
  async on<S extends StreamsOf<ParleyFact>, R extends object>(
    command: object,
    streams: S,
    rule: (states: StatesOf<S>) => Decision<S, R>,
    record?: Recorder,
  ): Promise<Handled> {
    const handled = await this.log.handling.handle(await this.incoming(command), streams, rule, record);
    return { dup: handled.dup, result: handled.result, position: handled.recorded.at(-1)?.position ?? null };
  }

  /** A command about one chat. */
  async onChat<C extends { readonly data: { readonly chat: string } }>(
    command: C,
    rule: (command: C, chat: Chat) => ChatFact[],
    result: object = {},
  ): Promise<Handled> {
    const invocation = invocationOf(command);
    return this.on(command, { chat: { definition: chatDefinition, id: command.data.chat } }, ({ chat }) => {
      authorise(invocation, chat);
      return { facts: { chat: rule(command, chat) }, result };
    });
  }

  private async incoming(command: object): Promise<Incoming> {
    const { id, by, at, correlationId, causationId, body } = invocationOf(command);
    return {
      id,
      actor: { kind: actorKinds[by.kind], id: by.id },
      digest: await this.log.digest(await this.personIn(command, by), body),
      correlationId,
      causationId,
      at,
    };
  }

  /**
   * Whose words a body holds, and so whose key its digest dies with: the visitor's, also where an operator wrote them. Who
   * the visitor of a chat is never changes, so an older state of the chat tells it as well.
   */
  private async personIn(command: object, by: Invocation['by']): Promise<string> {
    const { visitor, chat } = (command as { data: { visitor?: string; chat?: string } }).data;
    if (by.kind !== 'operator') return by.id;
    if (visitor !== undefined) return visitor;
    return (chat !== undefined && (await this.log.handling.peek(chat, chatDefinition)).visitor) || by.id;
  }
}

/** Parley's own commands ask nobody. */
export function authorise({ by, type }: Invocation, chat: Chat): void {
  if (by.kind !== 'system') authoriseOnChat(by, type as Parameters<typeof authoriseOnChat>[1], chat);
}

type ChatCommand = { readonly data: { readonly chat: string } };

/** One row of the table of a module: command, rule. */
export function onChat<C extends ChatCommand>(
  command: Type<C>,
  rule: (command: C, chat: Chat) => ChatFact[],
  result?: (command: C) => object,
): Type<object> {
  @CommandHandler(command)
  class ChatCommandHandler {
    constructor(private readonly decisions: Decisions) {}

    execute(one: C): Promise<Handled> {
      return this.decisions.onChat(one, rule, result?.(one));
    }
  }
  return ChatCommandHandler;
}
