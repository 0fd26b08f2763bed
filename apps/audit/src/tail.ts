import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { harmless } from './asked';
import { type Command, positionOf, Unusable } from './command';
import { withStructure } from './opened-log';

const options = { from: { type: 'string' }, follow: { type: 'boolean', short: 'f' } } as const;
const page = 500;
const lastOnes = 20;
const lookEvery = 500;
const text = `select position::text, recorded_at, type, stream_id::text as stream, stream_version as version, actor_kind as kind,
    actor_id::text as actor, data::text as data, sealed is not null as sealed
  from audit.events where lane = 0 and position > $1 order by position limit ${page}`;

interface Row {
  readonly position: string;
  readonly recorded_at: Date;
  readonly type: string;
  readonly stream: string;
  readonly version: number;
  readonly kind: number;
  readonly actor: string;
  readonly data: string;
  readonly sealed: boolean;
}

/** `audit tail`: facts as they stand in the log, one a line; words stay sealed. */
export const tail: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options });
  return withStructure(async ({ pool, head }) => {
    if (head === 0) throw new Unusable('the log is empty.');
    const from = positionOf(values.from, 'from', Math.max(1, head - lastOnes + 1), head);
    const stop = new AbortController();
    process.once('SIGINT', () => stop.abort());
    // Whoever reads only the first lines closes the pipe
    process.stdout.once('error', () => stop.abort());
    let at = await show(pool, from - 1, stop.signal);
    while (values.follow && !stop.signal.aborted) {
      await pause(lookEvery, undefined, { signal: stop.signal }).catch(() => undefined);
      at = await show(pool, at, stop.signal);
    }
    return 0;
  });
};

async function show(pool: pg.Pool, after: number, signal: AbortSignal): Promise<number> {
  let at = after;
  while (!signal.aborted) {
    const { rows } = await pool.query<Row>(text, [at]);
    process.stdout.write(rows.map(line).join(''));
    at = Number(rows.at(-1)?.position ?? at);
    if (rows.length < page) break;
  }
  return at;
}

const kinds = ['', 'visitor', 'operator', 'system'];

function line({ position, recorded_at: at, type, stream, version, kind, actor, data, sealed }: Row): string {
  const by = `${kinds[kind] ?? kind} ${actor}`;
  return `${position.padStart(8)}  ${at.toISOString()}  ${type}  ${stream} ${version}  ${by}  ${harmless(data)}${sealed ? ' [sealed]' : ''}\n`;
}
