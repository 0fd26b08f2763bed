import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { Rejection } from '#libs/domain';
import { addressOf, ConfidentialWays } from './request-facts';
import { type SignedInStaff, SignIn } from './sign-in';

type Verified = (error: unknown, user?: SignedInStaff | false) => void;

/**
 * passport-local with a passport of its own: the one that @nestjs/passport registers strategies with is one for the whole
 * process, and two nodes in one process (as tests run them) would check each other's passwords.
 */
@Injectable()
export class PasswordGuard implements CanActivate {
  private readonly passport = new passport.Passport();

  constructor(
    private readonly signIn: SignIn,
    private readonly confidential: ConfidentialWays,
  ) {
    const verify = (request: Request, email: string, password: string, verified: Verified): void => {
      this.attempt(request, email, password).then((user) => verified(null, user ?? false), verified);
    };
    this.passport.use(new Strategy({ usernameField: 'email', passReqToCallback: true, session: false }, verify));
  }

  /** Every refusal is the same one (P1). */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const user = await this.authenticate(request, http.getResponse<Response>());
    if (!user) throw new Rejection('UNAUTHENTICATED');
    request.user = user;
    return true;
  }

  private authenticate(request: Request, response: Response): Promise<SignedInStaff | false> {
    return new Promise((done, failed) => {
      const settle = (error: unknown, user: SignedInStaff | false): void => {
        if (error) failed(error instanceof Error ? error : new Error('sign-in failed', { cause: error }));
        else done(user);
      };
      const run = this.passport.authenticate('local', { session: false }, settle) as (...parts: unknown[]) => void;
      run(request, response, failed);
    });
  }

  private attempt(request: Request, email: string, password: string): Promise<SignedInStaff | null> {
    const confidential = this.confidential.has(request);
    return this.signIn.attempt({ email, password, address: addressOf(request), confidential });
  }
}
