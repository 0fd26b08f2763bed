import { type Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import {
  createOperator,
  CreateOperator,
  disableOperator,
  DisableOperator,
  enableOperator,
  EnableOperator,
  operatorDefinition,
  resetPassword,
  ResetPassword,
  setRole,
  SetRole,
  setSites,
  SetSites,
  type Staff,
  staffDefinition,
  type StaffFact,
  staffStream,
} from '#libs/domain';
import { AuthLog } from '../auth/auth-log';
import { Sessions, type SignOutReason } from '../auth/sessions';
import { endings, StaffRows } from '../auth/staff-rows';
import { Decisions } from '../decisions';
import { Directory } from '../directory';
import type { Handled } from '../dispatch';
import { RevokeSessionHandler, SignOutOperatorHandler } from './end-sessions';

interface StaffRow {
  /** A start password goes with it. */
  readonly issues?: true;
  /** Why the operator's sessions end with it. */
  readonly ends?: SignOutReason;
  readonly result?: (operator: string) => object;
}

/** A command about somebody on the staff: the fact, the credentials and the sessions change together or not at all. */
function onStaff<C extends { readonly data: { readonly operator: string } }>(
  command: Type<C>,
  rule: (command: C, staff: Staff) => StaffFact[],
  row: StaffRow = {},
): Type<object> {
  @CommandHandler(command)
  class StaffCommandHandler {
    constructor(
      private readonly decisions: Decisions,
      private readonly log: AuthLog,
      private readonly rows: StaffRows,
      private readonly sessions: Sessions,
      private readonly directory: Directory,
    ) {}

    async execute(one: C): Promise<Handled> {
      const { operator: id } = one.data;
      const kind = this.directory.settings.initialPassword;
      const start = row.issues ? await this.rows.startPassword(kind) : null;
      const signedOut = row.ends ? await this.sessions.endings(id, row.ends) : [];
      let decided: StaffFact[] = [];
      const streams = {
        staff: { definition: staffDefinition, id: staffStream.id },
        operator: { definition: operatorDefinition, id },
      };
      const handled = await this.decisions.on(
        one,
        streams,
        ({ staff }) => {
          decided = rule(one, staff);
          const ends = decided.some((fact) => endings[fact.type] !== null);
          return { facts: { staff: decided, operator: ends ? signedOut : [] }, result: row.result?.(id) ?? {} };
        },
        this.log.recorder((client) => this.rows.apply(client, decided, start)),
      );
      // A random start password is told once and stored nowhere, so it is no part of the result that the log keeps.
      const shown = start && kind === 'random' && !handled.dup ? { initialPassword: start.clear } : {};
      return { ...handled, result: { ...handled.result, ...shown } };
    }
  }
  return StaffCommandHandler;
}

/** Command, rule, what goes along. */
export const staffHandlers = [
  onStaff(CreateOperator, createOperator, { issues: true, result: (operator) => ({ operator }) }),
  onStaff(ResetPassword, resetPassword, { issues: true, ends: 'reset' }),
  onStaff(DisableOperator, disableOperator, { ends: 'disabled' }),
  onStaff(EnableOperator, enableOperator),
  onStaff(SetRole, setRole, { ends: 'role' }),
  onStaff(SetSites, setSites),
  RevokeSessionHandler,
  SignOutOperatorHandler,
];
