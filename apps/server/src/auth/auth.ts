import type { Pool } from 'pg';
import type { Settings } from '#libs/domain';
import type { Clock } from '../platform/clock';
import type { Config } from '../platform/config';
import type { Logging } from '../platform/logging';
import { AuthLog, type LogForAuth } from './auth-log';
import { Credentials } from './credentials';
import { FirstAdministrator } from './first-administrator';
import { Origins } from './origins';
import { ConfidentialWays } from './request-facts';
import { PasswordChange } from './password-change';
import { Passwords } from './passwords';
import { SessionCookie } from './session-cookie';
import { SessionRows } from './session-rows';
import { SessionStore } from './session-store';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import type { StaffCards, VisitorDesk } from './staff-cards';
import { StaffRows } from './staff-rows';
import { Throttle } from './throttle';
import { VisitorTokens } from './visitor-tokens';

export interface AuthParts {
  /** With the role of the application. */
  readonly pool: Pool;
  readonly log: LogForAuth;
  readonly clock: Clock;
  readonly logging: Logging;
  readonly masterKey: Buffer;
  readonly config: Pick<
    Config,
    'publicUrl' | 'widgetUrl' | 'host' | 'adminEmail' | 'remoteBootstrap' | 'trustedProxies'
  >;
  readonly settings: () => Pick<Settings, 'passwordLength'>;
  readonly cards: StaffCards;
  readonly desk: VisitorDesk;
  /** Milliseconds that a refused sign-in takes at least. */
  readonly floor?: number;
}

const hour = 3_600_000;

/** Everything of `auth`, put together by hand; `AuthModule` hands it to Nest. */
export class Auth {
  readonly log: AuthLog;
  readonly cookie: SessionCookie;
  readonly sessions: Sessions;
  readonly tokens: VisitorTokens;
  readonly signIn: SignIn;
  readonly passwordChange: PasswordChange;
  readonly firstAdministrator: FirstAdministrator;
  readonly staffRows: StaffRows;
  readonly origins: Origins;
  readonly confidential: ConfidentialWays;
  readonly store: SessionStore;
  private readonly sweeping: NodeJS.Timeout;

  constructor(readonly parts: AuthParts) {
    const { pool, clock, logging, config } = parts;
    const rows = new SessionRows(pool);
    const credentials = new Credentials(pool);
    const passwords = new Passwords();
    const throttle = new Throttle(pool);
    this.log = new AuthLog(pool, parts.log, clock);
    this.cookie = new SessionCookie(parts.masterKey, config.publicUrl?.protocol === 'https:');
    this.sessions = new Sessions(rows, this.log, this.cookie, clock);
    this.store = new SessionStore(this.sessions, rows, this.cookie);
    this.tokens = new VisitorTokens(pool);
    this.staffRows = new StaffRows(credentials, this.sessions, passwords);
    this.signIn = new SignIn(
      { credentials, passwords, throttle, staffRows: this.staffRows, log: this.log, clock, logging },
      parts.floor,
    );
    this.passwordChange = new PasswordChange({
      ...{ credentials, passwords, throttle, sessions: this.sessions, log: this.log, clock },
      minimum: () => parts.settings().passwordLength,
      nameOf: (operator) => parts.cards.of(operator)?.name ?? '',
    });
    this.firstAdministrator = new FirstAdministrator(this.log, this.staffRows, clock, config.adminEmail);
    this.origins = new Origins(config);
    this.confidential = new ConfidentialWays(config.remoteBootstrap);
    const sweep = (): Promise<unknown> => Promise.all([rows.sweep(), throttle.sweep(), this.tokens.sweep()]);
    this.sweeping = setInterval(
      () => void sweep().catch((error: unknown) => logging.error('sweeping failed', error)),
      hour,
    );
    this.sweeping.unref();
  }

  close(): void {
    clearInterval(this.sweeping);
    this.sessions.close();
  }
}
