import type pg from 'pg';
import { withOwner } from '../../platform/database';
import { sideSchema } from './side-tables';

/** Where the tables of history are made anew. */
export const historySide = 'history_rebuilt';

/** Another rebuild is at work. */
export class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay';
}

const lock = [0x7061726c, 4];
const attempts = 10;

export const withClient = <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withOwner(url, work, 'rebuild');

/** One rebuild at a time, of whatever; the right to it goes with the connection. */
export function alone<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  return withClient(url, async (owner) => {
    const { rows } = await owner.query<{ held: boolean }>('select pg_try_advisory_lock($1, $2) as held', lock);
    if (!rows[0]?.held) throw new RebuildUnderWay('another rebuild, or an erasure, is at work; nothing was done');
    return work(owner);
  });
}

/**
 * Does what no rebuild may come between, and takes away first what one has left that was broken off: words stand in it. False
 * while one is at work.
 */
export async function withoutRebuild(url: string, work: () => Promise<void>): Promise<boolean> {
  const drop = `set client_min_messages = warning; drop schema if exists ${sideSchema}, ${historySide} cascade`;
  return alone(url, (owner) => owner.query(drop).then(work)).then(
    () => true,
    (error: unknown) => {
      if (error instanceof RebuildUnderWay) return false;
      throw error;
    },
  );
}

/** One transaction; a reader that holds a table in another order may make it begin anew. */
export async function atOnce(owner: pg.Client, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await owner.query(`begin; set local lock_timeout = '2s'`);
      await work();
      return void (await owner.query('commit'));
    } catch (error) {
      await owner.query('rollback').catch(() => undefined);
      const isBusy = ['55P03', '40P01'].includes((error as { code?: string }).code ?? '');
      if (!isBusy || attempt === attempts) throw error;
    }
  }
}
