import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import type { LogLevel } from './config';

export type { Logger };

/** Names under which a secret or a person's words may stand, at the top and two levels down (`detail`: PostgreSQL's values). */
const secret = [
  'password', 'current', 'next', 'token', 'cookie', 'cookies', 'authorization', 'csrfToken', 'email',
  'text', 'detail', 'masterKey', 'databaseUrl', 'keysDatabaseUrl', 'redisUrl', '["set-cookie"]', '["x-csrf-token"]',
]; // prettier-ignore

const below = (prefix: string): string[] =>
  secret.map((name) => (name.startsWith('[') ? prefix.slice(0, -1) : prefix) + name);

/** JSON lines: control characters come out escaped, so nothing a stranger sends can forge a line or move a cursor. */
export function loggingOptions(level: LogLevel): LoggerOptions {
  return {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...secret, ...below('*.'), ...below('*.*.')], censor: '[withheld]' },
  };
}

export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  return destination ? pino(loggingOptions(level), destination) : pino(loggingOptions(level));
}

/** Of an error only what helps to mend it: drivers hang whole connections on theirs. */
function described(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code: unknown = (error as { code?: unknown }).code;
  return { name, message, code, stack, ...(cause === undefined ? {} : { cause: described(cause) }) };
}

/** Milliseconds in which one and the same error is told once; a database that is away would fill the disk. */
const quietFor = 5_000;

/** What the rest of the server logs with: a sentence, and details that are withheld where they are secret. */
export class Logging {
  private readonly told = new Map<string, number>();

  constructor(readonly logger: Logger) {}

  info(sentence: string, details: object = {}): void {
    this.logger.info(details, sentence);
  }

  warn(sentence: string, details: object = {}): void {
    this.logger.warn(details, sentence);
  }

  error(sentence: string, error: unknown, details: object = {}): void {
    const said = `${sentence} ${error instanceof Error ? error.message : String(error)}`;
    const now = performance.now();
    if (now - (this.told.get(said) ?? -Infinity) < quietFor) return;
    if (this.told.size > 1000) this.told.clear();
    this.told.set(said, now);
    this.logger.error({ ...details, error: described(error) }, sentence);
  }
}
