import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { countedAddress, countedNetwork } from './network';

/** Where an attempt comes from and what it is on. `account` is the e-mail as typed, whether it belongs to anybody or not. */
export interface Attempt {
  readonly account: string;
  readonly address: string;
}

/** Seconds. After `free` failures the waits begin, and double up to the longest. */
interface Rule {
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
  readonly forgetAfter: number;
}

const rules = {
  accountFromAddress: { free: 5, firstWait: 1, longestWait: 900, forgetAfter: 86_400 },
  account: { free: 20, firstWait: 30, longestWait: 3_600, forgetAfter: 3_600 },
  address: { free: 30, firstWait: 60, longestWait: 900, forgetAfter: 900 },
  /** Only ever blocked by hand, when the default was tried on several accounts. */
  network: { free: 1_000_000, firstWait: 3_600, longestWait: 3_600, forgetAfter: 3_600 },
} as const satisfies Record<string, Rule>;

const sprayedAccounts = 3;

const take = 'select auth.take_attempt($1, $2, $3, $4, $5) as taken';
const giveBack = `update auth.throttle set failures = greatest(failures - 1, 0), blocked_until = '-infinity'
  where bucket = any($1)`;
const forget = 'delete from auth.throttle where bucket = any($1)';
const block = `insert into auth.throttle (bucket, failures, since, blocked_until)
  values ($1, 0, clock_timestamp(), clock_timestamp() + interval '1 hour')
  on conflict (bucket) do update set blocked_until = excluded.blocked_until`;
const noteDefault = `insert into auth.default_tries (network, account, tried_at) values ($1, $2, clock_timestamp())
  on conflict (network, account) do update set tried_at = excluded.tried_at`;
const countDefaults = `select count(*)::int as accounts from auth.default_tries
  where network = $1 and tried_at > clock_timestamp() - interval '10 minutes'`;
const sweep = `with old as (delete from auth.default_tries where tried_at < now() - interval '1 day')
  delete from auth.throttle where since < now() - interval '1 day' and blocked_until < now()`;

function bucket(kind: string, ...parts: string[]): Buffer {
  return createHash('sha256')
    .update([kind, ...parts].join('\0'))
    .digest();
}

function buckets({ account, address }: Attempt): Record<keyof typeof rules, Buffer> {
  return {
    accountFromAddress: bucket('both', account, countedAddress(address)),
    account: bucket('account', account),
    address: bucket('address', countedAddress(address)),
    network: bucket('network', countedNetwork(address)),
  };
}

/** Growing delays, in the database, so that all nodes count together and a restart forgets nothing (P5). */
export class Throttle {
  constructor(private readonly pool: Pool) {}

  /** Counts the attempt as failed in advance. False: it has to wait, and the password must not be looked at. */
  async take(attempt: Attempt): Promise<boolean> {
    const keys = buckets(attempt);
    const all = Object.values(rules);
    const { rows } = await this.pool.query<{ taken: boolean }>(take, [
      Object.keys(rules).map((name) => keys[name as keyof typeof rules]),
      all.map(({ free }) => free),
      all.map(({ firstWait }) => firstWait),
      all.map(({ longestWait }) => longestWait),
      all.map(({ forgetAfter }) => forgetAfter),
    ]);
    return rows[0]?.taken ?? false;
  }

  /** It was the right password. */
  async succeeded(attempt: Attempt): Promise<void> {
    const { accountFromAddress, account, address } = buckets(attempt);
    await this.pool.query(forget, [[accountFromAddress, account]]);
    await this.pool.query(giveBack, [[address]]);
  }

  /** Lets nobody try on this account for an hour: instead of disabling the last administrator. */
  async pauseAccount(attempt: Attempt): Promise<void> {
    await this.pool.query(block, [buckets(attempt).account]);
  }

  /** Somebody failed with the literal default. True when this network has now tried it on so many accounts that it is blocked. */
  async sprayed(attempt: Attempt): Promise<boolean> {
    const { network, account } = buckets(attempt);
    await this.pool.query(noteDefault, [network, account]);
    const { rows } = await this.pool.query<{ accounts: number }>(countDefaults, [network]);
    if ((rows[0]?.accounts ?? 0) < sprayedAccounts) return false;
    await this.pool.query(block, [network]);
    return true;
  }

  /** Takes away what can no longer matter. */
  async sweep(): Promise<void> {
    await this.pool.query(sweep);
  }
}
