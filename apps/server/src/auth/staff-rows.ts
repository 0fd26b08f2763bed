import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import { type StaffFact, wordsOf } from '#libs/domain';
import type { Credentials } from './credentials';
import { defaultPassword, type Passwords } from './passwords';
import type { Sessions, SignOutReason } from './sessions';

/** The start password of one command: shown to whoever asked, hashed into the row, and kept nowhere else. */
export interface StartPassword {
  readonly clear: string;
  readonly hash: string;
}

/** Why sessions end with a fact; null: they go on. */
export const endings: Record<StaffFact['type'], SignOutReason | null> = {
  OperatorCreated: null,
  DefaultPasswordIssued: 'reset',
  PasswordChanged: null,
  OperatorDisabled: 'disabled',
  OperatorEnabled: null,
  OperatorRoleChanged: 'role',
  OperatorSitesChanged: null,
  OperatorRenamed: null,
};

/** What facts about staff change in the rows of `auth`: the same for whoever decided them. */
export class StaffRows {
  constructor(
    private readonly credentials: Credentials,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
  ) {}

  /** Hashing takes its time: do it before the transaction. */
  async startPassword(kind: 'default' | 'random'): Promise<StartPassword> {
    const clear = kind === 'random' ? randomBytes(12).toString('base64url') : defaultPassword;
    return { clear, hash: await this.passwords.hash(clear) };
  }

  /** To be called inside the transaction that appends the facts, before the append. */
  async apply(client: ClientBase, facts: readonly StaffFact[], start: StartPassword | null): Promise<void> {
    for (const fact of facts) {
      await this.applyOne(client, fact, start);
      if (endings[fact.type]) await this.sessions.endAll(client, fact.data.operator);
    }
  }

  private async applyOne(client: ClientBase, fact: StaffFact, start: StartPassword | null): Promise<void> {
    const { operator } = fact.data;
    switch (fact.type) {
      case 'OperatorCreated':
        return this.credentials.create(client, operator, wordsOf(fact)?.email ?? operator);
      case 'DefaultPasswordIssued':
        if (!start) throw new Error('a start password was issued that nobody made');
        return this.credentials.issueDefault(client, operator, start.hash, fact.data.expiresAt);
      case 'OperatorDisabled':
        return this.credentials.setDisabled(client, operator, true);
      case 'OperatorEnabled':
        return this.credentials.setDisabled(client, operator, false);
      case 'PasswordChanged':
      case 'OperatorRoleChanged':
      case 'OperatorSitesChanged':
      case 'OperatorRenamed':
    }
  }
}
