import { Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import type { VisitorAnswer } from '#libs/contracts';
import { Rejection } from '#libs/domain';
import { visitorBody } from './bodies';
import { FromOurPages, strictBody } from './guards';
import { countedAddress } from './network';
import { addressOf } from './request-facts';
import { VisitorDesk } from './staff-cards';
import { VisitorTokens } from './visitor-tokens';

/** The widget's first call: the same visitor again with a token of this site, else a new one (V1, V3). */
@Controller('api/visitor')
@UseGuards(FromOurPages)
export class VisitorController {
  constructor(
    private readonly tokens: VisitorTokens,
    private readonly desk: VisitorDesk,
  ) {}

  @Post()
  @HttpCode(200)
  async arrive(@Req() request: Request): Promise<VisitorAnswer> {
    const { siteKey, token } = strictBody(request, visitorBody);
    const site = this.desk.siteByKey(siteKey);
    if (!site) throw new Rejection('NOT_FOUND');
    const known = token === undefined ? null : await this.tokens.find(token);
    const isBack = known?.site === site.id && token !== undefined;
    const who = isBack ? { token, visitor: known.visitor } : await this.welcome(site.id, request);
    const chat = isBack ? await this.desk.chatOf(who.visitor) : null;
    return { ...who, site, chat, staffed: this.desk.isStaffed(site.id) };
  }

  private async welcome(site: string, request: Request): Promise<{ token: string; visitor: string }> {
    if (this.desk.waitFor(countedAddress(addressOf(request))) > 0) throw new Rejection('RATE_LIMITED');
    const issued = await this.tokens.issue(site);
    await this.desk.arrived(issued.visitor, site);
    return issued;
  }
}
