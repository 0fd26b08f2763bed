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

/** What the rest of the server logs with: a sentence, and details that are withheld where they are secret. */
export class Logging {
  constructor(readonly logger: Logger) {}

  info(sentence: string, details: object = {}): void {
    this.logger.info(details, sentence);
  }

  warn(sentence: string, details: object = {}): void {
    this.logger.warn(details, sentence);
  }

  error(sentence: string, error: unknown, details: object = {}): void {
    this.logger.error({ ...details, err: error }, sentence);
  }
}
