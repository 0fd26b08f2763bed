import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { codeTable, type Refusal } from '#libs/contracts';
import { type StaffDoor, Doors, type VisitorDoor } from '../auth/doors';
import { Dispatch } from '../dispatch';
import { refusal } from '../refusals';
import { HttpSync } from './http-sync';

/** The bodies of the wire over HTTP, for tests and integrators. */
@Controller('api')
export class WireController {
  constructor(
    private readonly doors: Doors,
    private readonly dispatch: Dispatch,
    private readonly reading: HttpSync,
  ) {}

  @Post('cmd')
  @HttpCode(200)
  async command(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    const door = await this.door(request);
    if ('ok' in door) return send(response, door);
    send(response, (await this.dispatch.command(door, body)).ack);
  }

  @Post('sync')
  @HttpCode(200)
  async sync(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    const door = await this.open(request);
    if ('ok' in door) return send(response, door);
    send(response, await this.reading.sync(door, body));
  }

  @Post('query')
  @HttpCode(200)
  async query(@Req() request: Request, @Res() response: Response, @Body() body: unknown): Promise<void> {
    const door = await this.open(request);
    if ('ok' in door) return send(response, door);
    send(response, await this.reading.query(door, body));
  }

  /** A bearer token is a visitor; a cookie needs the CSRF token beside it. */
  private async door(request: Request): Promise<StaffDoor | VisitorDoor | Refusal> {
    const bearer = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return (await this.doors.visitor(bearer)) ?? refusal(null, 'UNAUTHENTICATED');
    const door = await this.doors.staff(request.headers.cookie);
    if (!door) return refusal(null, 'UNAUTHENTICATED');
    return request.headers['x-csrf-token'] === door.csrfToken ? door : refusal(null, 'FORBIDDEN');
  }

  /** Past the must-change gate, which `dispatch` keeps for commands. */
  private async open(request: Request): Promise<StaffDoor | VisitorDoor | Refusal> {
    const door = await this.door(request);
    return !('ok' in door) && door.restricted ? refusal(null, 'MUST_CHANGE_PASSWORD') : door;
  }
}

function send(response: Response, body: { ok: true } | Refusal): void {
  response.status(body.ok ? 200 : codeTable[body.code].status).json(body);
}
