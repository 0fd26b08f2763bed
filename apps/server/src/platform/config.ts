import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { projectRoot } from './project-root';
import { StartRefusal } from './start-refusal';

/** What the environment says, checked. `.env.example` documents each variable. */
export interface Config {
  readonly port: number;
  /** Opened when the first administrator has a password of his own; loopback before. */
  readonly host: string;
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** Null: a second database beside the main one. */
  readonly keysDatabaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly dataDir: string;
  readonly masterKey: string | undefined;
  /** Signed heads, ledger, erased keys: what must survive a restored database belongs on another disk than the database. */
  readonly sealDir: string;
  /** False: beside the database, where whoever changes one can change the other. */
  readonly sealsApart: boolean;
  readonly sealKey: string | undefined;
  readonly adminEmail: string;
  /** Null: whatever address the browser used, on this machine. */
  readonly publicUrl: URL | null;
  readonly widgetUrl: URL | null;
  readonly remoteBootstrap: boolean;
  /** Proxies whose forwarded headers are believed. */
  readonly trustedProxies: readonly string[];
  /** On a developer's own machine: the endpoint of a site may be on loopback, without TLS. */
  readonly loopbackEndpoints: boolean;
  readonly logLevel: LogLevel;
  /** Tests of rules only: lets a database that may lose what it acknowledged pass the check at start. */
  readonly relaxedDurability: boolean;
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

type Environment = Readonly<Record<string, string | undefined>>;

const ours = [
  'PARLEY_DATA_DIR',
  'PARLEY_MASTER_KEY',
  'PARLEY_SEAL_KEY',
  'PARLEY_REMOTE_BOOTSTRAP',
  'PARLEY_ALLOW_HTTP',
  'PARLEY_TRUSTED_PROXIES',
  'PARLEY_LOOPBACK_ENDPOINTS',
  'PARLEY_LOG_LEVEL',
  'PARLEY_RELAXED_DURABILITY',
];

function refuseUnknown(env: Environment): void {
  const unknown = Object.keys(env).find((name) => name.startsWith('PARLEY_') && !ours.includes(name));
  if (unknown) throw new StartRefusal(`${unknown} is not a setting of Parley; the known ones are in .env.example.`);
}

/** An empty value is an unset one: compose files and shells leave those behind. */
function given(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function port(env: Environment): number {
  const text = given(env, 'PORT') ?? '3000';
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new StartRefusal(`PORT must be a number from 0 (any free port) to 65535, not "${text}".`);
  }
  return Number(text);
}

function host(env: Environment): string {
  const text = given(env, 'HOST') ?? '127.0.0.1';
  if (isIP(text) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) {
    throw new StartRefusal(`HOST must be an address or a host name, not "${text}".`);
  }
  return text;
}

function flag(env: Environment, name: string): boolean {
  const text = given(env, name) ?? '0';
  if (text !== '0' && text !== '1') throw new StartRefusal(`${name} must be 1 or 0, not "${text}".`);
  return text === '1';
}

/** The value stays out of the message: it may hold a password. */
function database(env: Environment, name: string, protocols: readonly string[]): string | null {
  const text = given(env, name);
  if (text === undefined) return null;
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new StartRefusal(`${name} must be an address that begins with ${protocols[0]}//.`);
  }
  return text;
}

function origin(env: Environment, name: string): URL | null {
  const text = given(env, name);
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username;
  if (!isOrigin) throw new StartRefusal(`${name} must be an origin such as https://chat.example.com, not "${text}".`);
  return url;
}

function email(env: Environment): string {
  const text = given(env, 'ADMIN_EMAIL') ?? 'admin@example.com';
  if (!/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(text)) {
    throw new StartRefusal(`ADMIN_EMAIL must be an e-mail address, not "${text}".`);
  }
  return text;
}

function logLevel(env: Environment): LogLevel {
  const text = given(env, 'PARLEY_LOG_LEVEL') ?? 'info';
  const level = logLevels.find((known) => known === text);
  if (!level) throw new StartRefusal(`PARLEY_LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${text}".`);
  return level;
}

/** Where TLS ends at a proxy and none is named, it is one on this machine: without its word nothing would count as TLS. */
function proxies(env: Environment): string[] {
  const list = (given(env, 'PARLEY_TRUSTED_PROXIES') ?? '').split(',').map((part) => part.trim());
  const named = list.filter((part) => part !== '');
  const wrong = named.find((part) => isIP(part.split('/')[0] ?? '') === 0 || !/^[^/]+(\/\d{1,3})?$/.test(part));
  if (wrong) throw new StartRefusal(`PARLEY_TRUSTED_PROXIES must list addresses or networks, not "${wrong}".`);
  const endsTls = origin(env, 'PUBLIC_URL')?.protocol === 'https:';
  return named.length === 0 && endsTls ? ['loopback'] : named;
}

export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || name === '[::1]' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** Passwords and sessions must not cross a network in the clear by accident. */
function refuseOpenHttp(config: Config, allowed: boolean): void {
  const encrypted = config.publicUrl?.protocol === 'https:';
  if (allowed || encrypted || isLoopback(config.host)) return;
  throw new StartRefusal(
    `HOST ${config.host} is open to a network: set PUBLIC_URL to the https address in front of it, or PARLEY_ALLOW_HTTP=1 for a network you trust.`,
  );
}

/** Reads the closed list of variables; anything unknown or malformed refuses the start. */
export function readConfig(env: Environment): Config {
  refuseUnknown(env);
  const postgres = ['postgres:', 'postgresql:'];
  const dataDir = resolve(projectRoot(), given(env, 'PARLEY_DATA_DIR') ?? '.parley');
  const config: Config = {
    port: port(env),
    host: host(env),
    databaseUrl: database(env, 'DATABASE_URL', postgres),
    keysDatabaseUrl: database(env, 'KEYS_DATABASE_URL', postgres),
    redisUrl: database(env, 'REDIS_URL', ['redis:', 'rediss:']),
    dataDir,
    sealDir: resolve(projectRoot(), given(env, 'SEAL_DIR') ?? join(dataDir, 'seals')),
    masterKey: given(env, 'PARLEY_MASTER_KEY'),
    sealsApart: given(env, 'SEAL_DIR') !== undefined,
    sealKey: given(env, 'PARLEY_SEAL_KEY'),
    adminEmail: email(env),
    publicUrl: origin(env, 'PUBLIC_URL'),
    widgetUrl: origin(env, 'WIDGET_URL'),
    remoteBootstrap: flag(env, 'PARLEY_REMOTE_BOOTSTRAP'),
    trustedProxies: proxies(env),
    loopbackEndpoints: flag(env, 'PARLEY_LOOPBACK_ENDPOINTS'),
    logLevel: logLevel(env),
    relaxedDurability: flag(env, 'PARLEY_RELAXED_DURABILITY'),
  };
  refuseOpenHttp(config, flag(env, 'PARLEY_ALLOW_HTTP'));
  return config;
}
