import { setTimeout as pause } from 'node:timers/promises';
import { disableOperator, DisableOperator, type OperatorFact } from '#libs/domain';
import type { Clock } from '../platform/clock';
import type { Logging } from '../platform/logging';
import type { AuthLog } from './auth-log';
import { type Credential, type Credentials, lookedUp } from './credentials';
import { defaultPassword, normalised, type Passwords } from './passwords';
import type { StaffRows } from './staff-rows';
import type { Attempt, Throttle } from './throttle';

export interface SignInTry {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  /** Over TLS, or from this very machine: only there the default password is taken. */
  readonly confidential: boolean;
}
export interface SignedInStaff {
  readonly operator: string;
  readonly restricted: boolean;
}

type Why = Extract<OperatorFact, { type: 'SignInFailed' }>['data']['why'];

/** Wrong passwords in a row that disable an account (P5). */
const patience = { own: 100, default: 10 };
/** Milliseconds: so long every refusal takes at least, whatever it had to do. */
const usualFloor = 250;
const factEvery = 60_000;

interface SignInParts {
  readonly credentials: Credentials;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly staffRows: StaffRows;
  readonly log: AuthLog;
  readonly clock: Clock;
  readonly logging: Logging;
}

/** Whether somebody is who he says. All refusals are alike, in words and in time (P1). */
export class SignIn {
  private readonly lastFact = new Map<string, number>();

  constructor(
    private readonly parts: SignInParts,
    private readonly floor = usualFloor,
  ) {}

  async attempt(tried: SignInTry): Promise<SignedInStaff | null> {
    const earliest = pause(this.floor, undefined, { ref: false });
    const attempt = { account: lookedUp(tried.email), address: tried.address };
    const mayTry = await this.parts.throttle.take(attempt);
    const credential = await this.parts.credentials.byEmail(tried.email);
    // Hashing also for nobody and during a wait: the time must not tell one from the other
    const right = await this.parts.passwords.isRight(tried.password, mayTry ? (credential?.hash ?? null) : null);
    const why = refusalOf(credential, mayTry, right, tried.confidential);
    if (credential && why === null) return this.welcome(credential, tried, attempt);
    await this.failed(credential, why, tried, attempt);
    await earliest;
    return null;
  }

  private async welcome(credential: Credential, tried: SignInTry, attempt: Attempt): Promise<SignedInStaff> {
    const { operator, hash, state } = credential;
    await this.parts.throttle.succeeded(attempt);
    await this.parts.credentials.succeeded(operator);
    if (this.parts.passwords.isOutdated(hash)) {
      await this.parts.credentials.rehash(operator, hash, await this.parts.passwords.hash(tried.password));
    }
    return { operator, restricted: state === 'default' };
  }

  private async failed(
    credential: Credential | null,
    why: Why | null,
    tried: SignInTry,
    attempt: Attempt,
  ): Promise<void> {
    if (normalised(tried.password).toLowerCase() === defaultPassword && (await this.parts.throttle.sprayed(attempt))) {
      this.parts.logging.warn('the start password was tried on several accounts; the network is blocked for an hour', {
        address: tried.address,
      });
    }
    if (!credential || why === null) return;
    await this.record(credential.operator, why);
    if (why === 'password') await this.countAgainst(credential, attempt);
  }

  /** At most one fact a minute, account and reason: whoever guesses must not write the log. */
  private async record(operator: string, why: Why): Promise<void> {
    const key = `${operator} ${why}`;
    const now = this.parts.clock.now();
    if (now - (this.lastFact.get(key) ?? -Infinity) < factEvery) return;
    this.lastFact.set(key, now);
    await this.parts.log.ofOperator(operator, [{ type: 'SignInFailed', data: { operator, why } }], () =>
      Promise.resolve(),
    );
  }

  private async countAgainst(credential: Credential, attempt: Attempt): Promise<void> {
    const { operator, state } = credential;
    if ((await this.parts.credentials.failed(operator)) < patience[state]) return;
    const decided = await this.parts.log.ofStaff(
      (staff) =>
        disableOperator(new DisableOperator({ at: this.parts.clock.now(), operator, reason: 'failures' }), staff),
      (client, facts) => this.parts.staffRows.apply(client, facts, null),
    );
    if (decided.length === 0) await this.parts.throttle.pauseAccount(attempt);
  }
}

function refusalOf(credential: Credential | null, mayTry: boolean, right: boolean, confidential: boolean): Why | null {
  if (!mayTry) return 'throttled';
  if (credential?.disabled) return 'disabled';
  if (!credential || !right) return 'password';
  if (credential.state === 'own') return null;
  if ((credential.defaultLeft ?? 0) <= 0) return 'expired';
  return confidential ? null : 'password';
}
