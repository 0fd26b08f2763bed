import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import { codeTable } from '#libs/contracts';
import type { Code } from '#libs/domain';
import { Logging } from '../platform/logging';
import { expectedRefusal, refusal } from '../refusals';

const codeOfStatus: Readonly<Record<number, Code>> = {
  400: 'BAD_ENVELOPE',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  415: 'BAD_ENVELOPE',
  429: 'RATE_LIMITED',
  503: 'OVERLOADED',
};

/** Every error of HTTP in the one form of refusals; no stack ever leaves the server. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logging: Logging) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) return;
    const body = expectedRefusal(null, error) ?? this.unexpected(error);
    const status = error instanceof HttpException ? error.getStatus() : codeTable[body.code].status;
    response.status(status).json(body);
  }

  private unexpected(error: unknown): ReturnType<typeof refusal> {
    const status = statusOf(error);
    const code = status === null ? undefined : codeOfStatus[status];
    if (code) return refusal(null, code);
    this.logging.error('a request failed', error);
    return refusal(null, 'INTERNAL');
  }
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : null;
}
