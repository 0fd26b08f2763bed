import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import { Rejection } from '#libs/domain';
import { Origins } from './origins';
import { isToken } from './session-cookie';
import { Sessions, type StaffSession } from './sessions';

export interface StaffRequest extends Request {
  staff: StaffSession;
}

const safeMethods = ['GET', 'HEAD'];

/** What changes something comes from a page of ours, or from no browser at all (T06). */
@Injectable()
export class FromOurPages implements CanActivate {
  constructor(private readonly origins: Origins) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (safeMethods.includes(request.method) || this.origins.maySend(request.headers)) return true;
    throw new Rejection('FORBIDDEN');
  }
}

/** A session, and beside it the CSRF token where something changes. Restricted sessions pass: these doors are theirs. */
@Injectable()
export class SignedInStaffOnly implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<StaffRequest>();
    const staff = await this.sessions.fromCookie(request.headers.cookie);
    if (!staff) throw new Rejection('UNAUTHENTICATED');
    const isSafe = safeMethods.includes(request.method);
    if (!isSafe && !isToken(request.headers['x-csrf-token'], staff.csrfToken)) throw new Rejection('FORBIDDEN');
    request.staff = staff;
    return true;
  }
}

/** JSON of exactly this form; forms, text and unknown fields are refused before anything else looks at them. */
export function strictBody<T>(request: Request, schema: z.ZodType<T>): T {
  const { 'content-type': type = '' } = request.headers;
  if (!/^application\/json *(; *charset=utf-8)?$/i.test(type)) throw new Rejection('BAD_ENVELOPE');
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  throw new Rejection(issue?.code === 'too_big' ? 'TOO_LARGE' : 'BAD_FIELD', undefined, field === '' ? 'body' : field);
}
