import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { PostgresCluster, type PostgresSettings } from './postgres-cluster';
import { postgresPrograms } from './postgres-programs';
import { readPostmaster, removePidFile } from './postmaster';

export interface LocalPostgres {
  /** Of the owner, database `parley`; it stays true when the server is started again. */
  readonly url: string;
  /** Another Parley, or one that was killed, had left it running. */
  readonly reused: boolean;
  /** Leaves it; the last one to leave stops it. */
  stop(): Promise<void>;
}

export interface LocalPostgresEvents {
  /** The server is gone and is being started again; `back` follows. */
  readonly onDown?: () => void;
  readonly onBack?: () => void;
}

/** Every Parley holds this lock shared while it uses the server; who can take it alone is the last one. */
const leaseKey = 7_275_391;
const retryEvery = 250;

/** Starts or joins the one server of a data directory, and starts it again whenever it dies. */
class Supervisor implements LocalPostgres {
  url = '';
  reused = false;
  private port = 0;
  private lease: pg.Client | null = null;
  private leaving = false;
  private recovery: Promise<void> = Promise.resolve();

  constructor(
    private readonly cluster: PostgresCluster,
    private readonly events: LocalPostgresEvents,
  ) {}

  async start(): Promise<void> {
    await this.cluster.create();
    const patience = 120;
    for (let attempt = 1; !(await this.settle()); attempt++) {
      if (attempt === patience) throw new Error(`PostgreSQL did not start: ${this.cluster.lastWords()}`);
      await pause(retryEvery);
    }
    await this.createDatabase();
    this.url = this.cluster.url(this.port, 'parley');
  }

  async stop(): Promise<void> {
    this.leaving = true;
    await this.recovery;
    const lease = this.lease;
    if (!lease) return;
    const isLast = await this.isLast(lease);
    if (isLast) await this.cluster.stop();
    await lease.end().catch(() => undefined);
  }

  /** One try to join a running server or to start it. */
  private async settle(): Promise<boolean> {
    const postmaster = readPostmaster(this.cluster.dir);
    if (postmaster.kind === 'orphans') return false;
    if (postmaster.kind === 'alive') {
      this.reused = postmaster.port !== null && (await this.takeLease(postmaster.port));
      return this.reused;
    }
    if (postmaster.kind === 'dead') removePidFile(this.cluster.dir);
    return this.startServer();
  }

  private async startServer(): Promise<boolean> {
    const port = this.port || (await this.cluster.choosePort());
    // Refused when another Parley starts it at this moment or children of the old one are still there: the next try tells
    const started = await this.cluster.start(port).then(
      () => true,
      () => false,
    );
    return started && this.takeLease(port);
  }

  private async takeLease(port: number): Promise<boolean> {
    const client = new pg.Client({
      connectionString: this.cluster.url(port, 'postgres'),
      application_name: 'parley lease',
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock_shared($1) taken', [
        leaseKey,
      ]);
      if (!rows[0]?.taken) throw new Error('the last Parley is stopping it');
    } catch {
      await client.end().catch(() => undefined);
      return false;
    }
    this.hold(client, port);
    return true;
  }

  private hold(client: pg.Client, port: number): void {
    this.lease = client;
    this.port = port;
    client.once('end', () => {
      this.lease = null;
      if (!this.leaving) this.recovery = this.recover();
    });
  }

  /** Goes on until it is back: there is nothing better to do without a database. */
  private async recover(): Promise<void> {
    this.events.onDown?.();
    while (!this.leaving && !(await this.settle().catch(() => false))) await pause(retryEvery);
    if (!this.leaving) this.events.onBack?.();
  }

  private async isLast(lease: pg.Client): Promise<boolean> {
    try {
      await lease.query('select pg_advisory_unlock_shared($1)', [leaseKey]);
      const { rows } = await lease.query<{ alone: boolean }>('select pg_try_advisory_lock($1) alone', [leaseKey]);
      return rows[0]?.alone ?? false;
    } catch {
      return false;
    }
  }

  private async createDatabase(): Promise<void> {
    await this.lease?.query('create database parley').catch((error: Error & { code?: string }) => {
      const alreadyThere = ['42P04', '23505'];
      if (!alreadyThere.includes(error.code ?? '')) throw error;
    });
  }
}

/**
 * The embedded PostgreSQL of a data directory: one server however many Parleys use it. It outlives a killed Parley (the next
 * one joins it) and is started again when it dies itself.
 */
export async function startLocalPostgres(
  dir: string,
  settings: PostgresSettings = {},
  events: LocalPostgresEvents = {},
): Promise<LocalPostgres> {
  const parent = dirname(dir);
  mkdirSync(parent, { recursive: true });
  const supervisor = new Supervisor(new PostgresCluster(dir, await postgresPrograms(parent), settings), events);
  await supervisor.start();
  return supervisor;
}
