// A process of the fault test: seals a log as a node does, tells each signed head, and runs until it is killed.
import pg from 'pg';
import { PostgresEventStore } from '#libs/event-store';
import { signerOf } from '#libs/seal-folder';
import { systemClock } from '../../apps/server/src/platform/clock';
import { Leadership } from '../../apps/server/src/platform/leadership';
import { Sealing } from '../../apps/server/src/record/sealing';

const [ownerUrl = '', appUrl = '', sealDir = '', secret = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: appUrl, max: 3 });
pool.on('error', () => undefined);
const asked = pool.query.bind(pool) as (text: string, values?: unknown[]) => Promise<unknown>;
/** The only thing that sealing writes is a head; what it reads has no values. */
const told = {
  query: async (text: string, values?: unknown[]): Promise<unknown> => {
    const answer = await asked(text, values);
    if (values) process.send?.(values[1]);
    return answer;
  },
};

const sealing = new Sealing({
  store: new PostgresEventStore({ pool, connect: () => Promise.reject(new Error('only read')) }),
  pool: told as unknown as pg.Pool,
  leadership: new Leadership(ownerUrl, 'sealing'),
  signer: signerOf(Buffer.from(secret, 'hex')),
  ...{ sealDir, epoch: 'e', clock: systemClock },
  told: () => undefined,
  failed: (sentence, error) => process.send?.(`${sentence}: ${String(error)}`),
});
sealing.open();
process.send?.('ready');
