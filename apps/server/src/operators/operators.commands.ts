import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  changeProfile,
  ChangeProfile,
  connectOperator,
  ConnectOperator,
  disconnectOperator,
  DisconnectOperator,
  operatorDefinition,
  type Operator,
  type OperatorFact,
  setPresence,
  SetPresence,
  showOperatorOffline,
  ShowOperatorOffline,
  staffDefinition,
  staffStream,
} from '#libs/domain';
import { Decisions } from '../decisions';
import type { Handled } from '../dispatch';
import type { Type } from '@nestjs/common';

const staff = { definition: staffDefinition, id: staffStream.id };

/** A command on the operator's own stream. */
function onOperator<C extends { readonly data: { readonly operator: string } }>(
  command: Type<C>,
  rule: (command: C, operator: Operator) => OperatorFact[],
): Type<object> {
  @CommandHandler(command)
  class OperatorCommandHandler {
    constructor(private readonly decisions: Decisions) {}

    execute(one: C): Promise<Handled> {
      const streams = { operator: { definition: operatorDefinition, id: one.data.operator } };
      return this.decisions.on(one, streams, ({ operator }) => ({
        facts: { operator: rule(one, operator) },
        result: {},
      }));
    }
  }
  return OperatorCommandHandler;
}

@CommandHandler(ChangeProfile)
export class ChangeProfileHandler implements ICommandHandler<ChangeProfile> {
  constructor(private readonly decisions: Decisions) {}

  execute(command: ChangeProfile): Promise<Handled> {
    const streams = { staff, operator: { definition: operatorDefinition, id: command.data.operator } };
    return this.decisions.on(command, streams, (states) => {
      const { facts } = changeProfile(command, states.staff, states.operator);
      return { facts, result: {} };
    });
  }
}

/** Command, rule. Those that touch credentials or sessions are beside the sign-in. */
export const operatorHandlers = [
  onOperator(SetPresence, setPresence),
  onOperator(ConnectOperator, connectOperator),
  onOperator(DisconnectOperator, disconnectOperator),
  onOperator(ShowOperatorOffline, showOperatorOffline),
  ChangeProfileHandler,
];
