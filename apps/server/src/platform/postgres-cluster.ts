import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import type { PostgresPrograms } from './postgres-programs';
import { StartRefusal } from './start-refusal';

export type PostgresSettings = Readonly<Record<string, string>>;

const supportedVersion = '18';

const usual: PostgresSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_connections: '200',
  log_checkpoints: 'off',
  // The verbose form prints the values of a violated key: an e-mail has no place in a log file
  log_error_verbosity: 'terse',
};

function isRelaxed(settings: PostgresSettings): boolean {
  return settings['fsync'] === 'off';
}

/** One data directory (the password lies in it), with its port file and its log beside it. */
export class PostgresCluster {
  readonly log: string;
  private readonly passwordFile: string;
  private readonly portFile: string;

  constructor(
    readonly dir: string,
    private readonly programs: PostgresPrograms,
    private readonly settings: PostgresSettings,
  ) {
    this.log = `${dir}.log`;
    this.passwordFile = join(dir, 'parley-password');
    this.portFile = `${dir}.port`;
  }

  url(port: number, database: string): string {
    const password = readFileSync(this.passwordFile, 'utf8').trim();
    return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  }

  /** initdb writes PG_VERSION early, so an interrupted one looks complete: build beside, then rename. */
  async create(): Promise<void> {
    this.sweepUnfinished();
    if (existsSync(join(this.dir, 'PG_VERSION'))) return this.refuseOtherVersion();
    const fresh = `${this.dir}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
    const password = `${fresh}.password`;
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    writeFileSync(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
    [fresh, password].forEach((path) => this.give(path));
    await this.programs.run('initdb', [
      ...['-D', fresh, '-U', 'postgres', '--pwfile', password, '-A', 'scram-sha-256', '--encoding=UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
      ...(isRelaxed(this.settings) ? ['--no-sync'] : []),
    ]);
    renameSync(password, join(fresh, 'parley-password'));
    this.moveIntoPlace(fresh);
  }

  async start(port: number): Promise<void> {
    const flags = Object.entries({ ...usual, ...this.settings }).map(([name, value]) => `-c ${name}=${value || "''"}`);
    writeFileSync(this.log, '', { flag: 'a', mode: 0o600 });
    this.give(this.log);
    const options = [`-p ${port}`, ...flags].join(' ');
    await this.programs.run('pg_ctl', ['start', '-D', this.dir, '-l', this.log, '-o', options, '-w', '-t', '60', '-s']);
    writeFileSync(this.portFile, `${port}\n`);
  }

  async stop(): Promise<void> {
    await this.programs.run('pg_ctl', ['stop', '-D', this.dir, '-m', 'fast', '-w', '-s']).catch(() => undefined);
  }

  /** The port of last time while it is free, so that whoever wrote it down still finds the server. */
  async choosePort(): Promise<number> {
    const last = existsSync(this.portFile) ? Number(readFileSync(this.portFile, 'utf8')) : 0;
    return (await freePort(last)) ?? (await freePort(0)) ?? 0;
  }

  /** What PostgreSQL said last, for a sentence to the person at the terminal. */
  lastWords(): string {
    const lines = existsSync(this.log) ? readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-40) : [];
    return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? `see ${this.log}`;
  }

  private refuseOtherVersion(): void {
    const version = readFileSync(join(this.dir, 'PG_VERSION'), 'utf8').trim();
    if (version === supportedVersion) return;
    throw new StartRefusal(
      `The data in ${this.dir} is of PostgreSQL ${version}; this Parley runs PostgreSQL ${supportedVersion}.`,
    );
  }

  /** The rename fails when another process was faster: its folder counts. */
  private moveIntoPlace(fresh: string): void {
    try {
      renameSync(fresh, this.dir);
    } catch {
      rmSync(fresh, { recursive: true, force: true });
    }
  }

  private sweepUnfinished(): void {
    const parent = dirname(this.dir);
    const started = new RegExp(`^${basename(this.dir)}\\.new-(\\d+)-`);
    for (const name of readdirSync(parent)) {
      const pid = Number(started.exec(name)?.[1] ?? process.pid);
      if (pid !== process.pid && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
    }
  }

  private give(path: string): void {
    if (this.programs.owner) chownSync(path, this.programs.owner.uid, this.programs.owner.gid);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The port if it is free (0: any free one), else null. */
function freePort(wanted: number): Promise<number | null> {
  return new Promise((done) => {
    const server = createServer();
    server.on('error', () => done(null));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
