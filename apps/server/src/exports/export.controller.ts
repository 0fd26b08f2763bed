import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { querySchemas } from '#libs/contracts';
import { Rejection } from '#libs/domain';
import { Doors } from '../auth/doors';
import type { Caller } from '../auth/permissions';
import { Clock } from '../platform/clock';
import { RateLimits } from '../rate-limits';
import { ChatExports, type ExportedFile, exportForms } from './chat-exports';

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
const wanted = z.strictObject({
  chat: uuid,
  as: z.enum(exportForms),
  viewer: z.union([z.enum(['visitor', 'everybody']), uuid]).default('everybody'),
  zone: z.string().max(60).refine(isZone).default('UTC'),
});
const moments: readonly string[] = ['from', 'to'];

/** Nothing runs in a file that is opened from here. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; sandbox`;

/**
 * A7: doors that hand out files. A browser's own download, so that the cookie is all that comes along; it is not sent for
 * pages of others (SameSite=Strict).
 */
@Controller('api/export')
export class ExportController {
  constructor(
    private readonly doors: Doors,
    private readonly exports: ChatExports,
    private readonly rates: RateLimits,
    private readonly clock: Clock,
  ) {}

  @Get('chats')
  async list(@Req() request: Request, @Res() response: Response, @Query() query: unknown): Promise<void> {
    const caller = await this.caller(request);
    const asked = Object.entries(query as Record<string, unknown>);
    const body = asked.map(([name, value]) => [name, moments.includes(name) && value !== '' ? Number(value) : value]);
    send(response, await this.exports.list(caller, checked(querySchemas['history.search'], Object.fromEntries(body))));
  }

  @Get(':chat')
  async chat(@Req() request: Request, @Res() response: Response, @Param('chat') chat: string): Promise<void> {
    const caller = await this.caller(request);
    send(response, await this.exports.chat(caller, checked(wanted, { ...request.query, chat })));
  }

  private async caller(request: Request): Promise<Caller> {
    const door = await this.doors.staff(request.headers.cookie);
    if (!door) throw new Rejection('UNAUTHENTICATED');
    if (door.restricted) throw new Rejection('MUST_CHANGE_PASSWORD');
    const caller = await door.caller();
    if (!caller) throw new Rejection('UNAUTHENTICATED');
    const wait = this.rates.take('export', caller.id, this.clock.now());
    if (wait > 0) throw new Rejection('RATE_LIMITED', { afterMs: wait });
    return caller;
  }
}

function checked<T>(schema: z.ZodType<T>, asked: unknown): T {
  const parsed = schema.safeParse(asked);
  if (parsed.success) return parsed.data;
  throw new Rejection('BAD_FIELD', undefined, parsed.error.issues[0]?.path.map(String).join('.') ?? '');
}

function send(response: Response, { name, type, content }: ExportedFile): void {
  response
    .set('content-type', type)
    .set('content-disposition', `attachment; filename="${name}"`)
    .set('content-security-policy', policy)
    .set('x-content-type-options', 'nosniff')
    .send(content);
}
