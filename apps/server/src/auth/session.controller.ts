import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { SessionAnswer } from '#libs/contracts';
import { Rejection } from '#libs/domain';
import { passwordBody, SignInBody } from './bodies';
import { FromOurPages, SignedInStaffOnly, type StaffRequest, strictBody } from './guards';
import { PasswordGuard } from './password.guard';
import { PasswordChange } from './password-change';
import { addressOf, agentOf } from './request-facts';
import { SessionCookie } from './session-cookie';
import { Sessions, type StaffSession } from './sessions';
import type { SignedInStaff } from './sign-in';
import { StaffCards } from './staff-cards';

/** Milliseconds: how long the fold may be behind, and between two looks. */
const foldPatience = 1_000;
const foldLook = 20;

/** A new id for this browser: whatever was planted before signing in is worth nothing afterwards (T07). */
function renew(request: Request): Promise<string> {
  return new Promise((done, failed) => {
    request.session.regenerate((error?: Error) => (error ? failed(error) : done(request.sessionID)));
  });
}

/** Sign-in, sign-out, "who am I" and the own password: all that a restricted session may do is here. */
@Controller('api/session')
@UseGuards(FromOurPages)
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly passwordChange: PasswordChange,
    private readonly cookie: SessionCookie,
    private readonly cards: StaffCards,
  ) {}

  @Post()
  @HttpCode(200)
  @UseGuards(SignInBody, PasswordGuard)
  async signIn(@Req() request: Request & { user: SignedInStaff }): Promise<SessionAnswer> {
    const { operator, restricted } = request.user;
    const secret = await renew(request);
    await this.sessions.begin(secret, operator, restricted, { ip: addressOf(request), agent: agentOf(request) });
    return this.answerAs(request, secret);
  }

  @Get()
  @UseGuards(SignedInStaffOnly)
  whoAmI(@Req() { staff }: StaffRequest): Promise<SessionAnswer> {
    return this.answer(staff);
  }

  @Delete()
  @HttpCode(204)
  @UseGuards(SignedInStaffOnly)
  async signOut(@Req() { staff }: StaffRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.end(staff.operator, staff.id, 'operator');
    const { maxAge: _, ...options } = this.cookie.options;
    response.clearCookie(this.cookie.name, options);
  }

  @Put('password')
  @UseGuards(SignedInStaffOnly)
  async changePassword(@Req() request: StaffRequest, @Body() _body: unknown): Promise<SessionAnswer> {
    const { current, next } = strictBody(request, passwordBody);
    const wish = { session: request.staff, current, next, address: addressOf(request), agent: agentOf(request) };
    let secret = '';
    await this.passwordChange.change(wish, async () => (secret = await renew(request)));
    return this.answerAs(request, secret);
  }

  private async answerAs(request: Request, secret: string): Promise<SessionAnswer> {
    const staff = await this.sessions.fromSecret(secret);
    if (!staff) throw new Rejection('UNAUTHENTICATED');
    // The change makes express-session send the cookie
    request.session.staff = staff;
    return this.answer(staff);
  }

  private async answer({ operator, restricted, csrfToken }: StaffSession): Promise<SessionAnswer> {
    const card = await this.cardOf(operator);
    if (!card) throw new Rejection('UNAUTHENTICATED');
    const passwordLength = this.passwordChange.minimum;
    return { operator: card, mustChangePassword: restricted, csrfToken, passwordLength };
  }

  /** Who was added a moment ago has a password before this node has folded the fact. */
  private async cardOf(operator: string): Promise<SessionAnswer['operator'] | null> {
    for (let waited = 0; waited < foldPatience && !this.cards.of(operator); waited += foldLook) await pause(foldLook);
    return this.cards.of(operator);
  }
}
