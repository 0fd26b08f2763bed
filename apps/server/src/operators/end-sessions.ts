import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { operatorDefinition, type OperatorFact, Rejection } from '#libs/domain';
import { AuthLog } from '../auth/auth-log';
import { Sessions } from '../auth/sessions';
import { Decisions } from '../decisions';
import type { Handled } from '../dispatch';

/** Ends one of the asking operator's own sessions; no rule decides, since sessions are not in the log. */
export class RevokeSession {
  static readonly type = 'session.revoke';
  constructor(readonly data: { readonly operator: string; readonly session: string }) {}
}
/** Ends a session of anybody, for an administrator; null: all of them. */
export class SignOutOperator {
  static readonly type = 'operator.sign-out';
  constructor(readonly data: { readonly operator: string; readonly session: string | null }) {}
}

@Injectable()
class EndSessions {
  constructor(
    private readonly decisions: Decisions,
    private readonly log: AuthLog,
    private readonly sessions: Sessions,
  ) {}

  /** NOT_FOUND where nothing of this operator can be ended. */
  async execute(command: RevokeSession | SignOutOperator): Promise<Handled> {
    const { operator: id, session } = command.data;
    const ends = (await this.sessions.listOf(id, null)).filter((one) => session === null || one.id === session);
    const facts: OperatorFact[] = ends.length ? [{ type: 'SignedOut', data: { operator: id, reason: 'revoked' } }] : [];
    const streams = { operator: { definition: operatorDefinition, id } };
    const decide = (): { facts: { operator: OperatorFact[] }; result: object } => {
      if (facts.length === 0) throw new Rejection('NOT_FOUND');
      return { facts: { operator: facts }, result: {} };
    };
    const record = this.log.recorder(async (client) => {
      for (const one of ends) await this.sessions.endOne(client, one.id);
    });
    const handled = await this.decisions.on(command, streams, decide, record);
    for (const one of ends) this.sessions.ended(one.id);
    return handled;
  }
}

@CommandHandler(RevokeSession)
export class RevokeSessionHandler extends EndSessions implements ICommandHandler<RevokeSession> {}

@CommandHandler(SignOutOperator)
export class SignOutOperatorHandler extends EndSessions implements ICommandHandler<SignOutOperator> {}
