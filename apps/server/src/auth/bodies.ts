import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { strictBody } from './guards';
import { longestPassword } from './passwords';

const isWellFormed = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
const password = z
  .string()
  .min(1)
  .refine(isWellFormed)
  .superRefine((text, context) => {
    if (Buffer.byteLength(text) <= longestPassword) return;
    context.addIssue({ code: 'too_big', origin: 'string', maximum: longestPassword, input: text });
  });

export const signInBody = z.strictObject({
  email: z.string().min(1).max(320).refine(isWellFormed),
  password,
});
export const passwordBody = z.strictObject({ current: password, next: password });
export const visitorBody = z.strictObject({
  siteKey: z.string().min(1).max(64),
  token: z.string().min(1).max(200).optional(),
});

/** Before passport-local, which would also take credentials from the address line. */
@Injectable()
export class SignInBody implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    strictBody(request, signInBody);
    return true;
  }
}
