import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { isLoopbackAddress } from './network';
import { type SignedInStaff, SignIn } from './sign-in';

/** Where a request comes from, as far as the trusted proxies tell. */
export function addressOf(request: Request): string {
  return request.ip ?? request.socket.remoteAddress ?? '';
}

/** As the browser calls itself; for the list of devices. */
export function agentOf(request: Request): string {
  return (request.headers['user-agent'] ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 200);
}

/** A container's published port hides where a request comes from: the default is taken there when that is said. */
export class ConfidentialWays {
  constructor(private readonly remoteBootstrap: boolean) {}

  has(request: Request): boolean {
    return this.remoteBootstrap || request.secure || isLoopbackAddress(addressOf(request));
  }
}

@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(
    private readonly signIn: SignIn,
    private readonly confidential: ConfidentialWays,
  ) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true, session: false });
  }

  async validate(request: Request, email: string, password: string): Promise<SignedInStaff | false> {
    const confidential = this.confidential.has(request);
    return (await this.signIn.attempt({ email, password, address: addressOf(request), confidential })) ?? false;
  }
}
