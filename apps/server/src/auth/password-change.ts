import { changePassword, ChangePassword, Rejection } from '#libs/domain';
import type { Clock } from '../platform/clock';
import type { AuthLog } from './auth-log';
import type { Credential, Credentials } from './credentials';
import { passwordFault } from './password-policy';
import { longestPassword, type Passwords } from './passwords';
import type { Sessions, StaffSession } from './sessions';
import type { Throttle } from './throttle';

export interface PasswordWish {
  readonly session: StaffSession;
  readonly current: string;
  readonly next: string;
  readonly address: string;
  readonly agent: string;
}

interface PasswordChangeParts {
  readonly credentials: Credentials;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly sessions: Sessions;
  readonly log: AuthLog;
  readonly clock: Clock;
  /** Characters that the setting asks for now. */
  readonly minimum: () => number;
  readonly nameOf: (operator: string) => string;
}

/** "My profile": the current password is asked for, the new one judged, and all other sessions end (P2). */
export class PasswordChange {
  constructor(private readonly parts: PasswordChangeParts) {}

  /** Characters that a new password needs at least. */
  get minimum(): number {
    return this.parts.minimum();
  }

  /** `renew` gives this browser a new session id, and answers with it; asked only when nothing is left to refuse. */
  async change(wish: PasswordWish, renew: () => Promise<string>): Promise<void> {
    const { operator } = wish.session;
    const credential = await this.parts.credentials.byOperator(operator);
    if (!credential) throw new Rejection('UNAUTHENTICATED');
    await this.mustKnowCurrent(credential, wish);
    this.mustBeGood(credential, wish);
    const hash = await this.parts.passwords.hash(wish.next);
    const endings = await this.parts.sessions.endings(operator, 'password', wish.session.id);
    const secret = await renew();
    await this.parts.log.ofSelf(
      operator,
      (staff) => changePassword(new ChangePassword({ at: this.parts.clock.now(), operator }), staff),
      endings,
      async (client) => {
        const isFirst = await this.parts.credentials.replace(client, operator, credential.hash, hash);
        if (!isFirst) throw new Rejection('UNAUTHENTICATED');
        await this.parts.sessions.renew(client, secret, operator, wish.agent);
      },
    );
  }

  private async mustKnowCurrent(credential: Credential, { current, address }: PasswordWish): Promise<void> {
    const attempt = { account: credential.email, address };
    if (!(await this.parts.throttle.take(attempt))) throw new Rejection('RATE_LIMITED');
    if (Buffer.byteLength(current) > longestPassword) throw new Rejection('TOO_LARGE', undefined, 'current');
    const isRight = await this.parts.passwords.isRight(current, credential.hash);
    if (!isRight) throw new Rejection('BAD_FIELD', { why: 'wrong' }, 'current');
    await this.parts.throttle.succeeded(attempt);
  }

  private mustBeGood({ email, operator }: Credential, { current, next }: PasswordWish): void {
    const minimum = this.parts.minimum();
    const name = this.parts.nameOf(operator);
    const fault = next === current ? 'same' : passwordFault(next, { email, name, minimum });
    if (fault === 'too-long') throw new Rejection('TOO_LARGE', { why: fault }, 'next');
    if (fault) throw new Rejection('BAD_FIELD', { why: fault, minimum }, 'next');
  }
}
