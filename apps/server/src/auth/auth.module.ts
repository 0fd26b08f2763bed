import { type DynamicModule, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import session from 'express-session';
import { Auth } from './auth';
import { AuthLog } from './auth-log';
import { FirstAdministrator } from './first-administrator';
import { FromOurPages, SignedInStaffOnly } from './guards';
import { Origins } from './origins';
import { PasswordGuard } from './password.guard';
import { ConfidentialWays } from './request-facts';
import { PasswordChange } from './password-change';
import { SessionController } from './session.controller';
import { SessionCookie } from './session-cookie';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';
import { StaffCards, VisitorDesk } from './staff-cards';
import { StaffRows } from './staff-rows';
import { VisitorController } from './visitor.controller';
import { VisitorTokens } from './visitor-tokens';

@Module({})
export class AuthModule {
  static of(auth: Auth): DynamicModule {
    const values = [
      [Auth, auth],
      [Sessions, auth.sessions],
      [VisitorTokens, auth.tokens],
      [SignIn, auth.signIn],
      [PasswordChange, auth.passwordChange],
      [FirstAdministrator, auth.firstAdministrator],
      [StaffRows, auth.staffRows],
      [SessionCookie, auth.cookie],
      [Origins, auth.origins],
      [ConfidentialWays, auth.confidential],
      [StaffCards, auth.parts.cards],
      [VisitorDesk, auth.parts.desk],
      [AuthLog, auth.log],
    ] as const;
    const shared = values.map(([provide, useValue]) => ({ provide, useValue }));
    return {
      module: AuthModule,
      controllers: [SessionController, VisitorController],
      providers: [...shared, PasswordGuard, FromOurPages, SignedInStaffOnly],
      exports: shared.map(({ provide }) => provide),
    };
  }
}

/** The session cookie of `/api/session` (everything else asks `Sessions` itself), and whose forwarded headers are believed. Before `listen`. */
export function useSessions(app: NestExpressApplication, { cookie, store, parts }: Auth): void {
  const { trustedProxies } = parts.config;
  app.set('trust proxy', trustedProxies.length > 0 ? [...trustedProxies] : false);
  app.use(
    '/api/session',
    session({
      name: cookie.name,
      secret: cookie.secret,
      cookie: cookie.options,
      genid: () => cookie.newId(),
      store,
      resave: false,
      saveUninitialized: false,
      unset: 'keep',
    }),
  );
}
