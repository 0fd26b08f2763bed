import { parseArgs } from 'node:util';
import { streamKinds } from '#libs/domain';
import { type Command, Unusable } from './command';
import { withStructure } from './opened-log';

const options = { kind: { type: 'string' } } as const;
const page = 1000;
const text = `select stream_id::text as id, kind, version, first_position::text as first, last_position::text as last
  from audit.streams where lane = 0 and ($1::int is null or kind = $1) and first_position > $2::bigint
  order by first_position limit ${page}`;

interface Row {
  readonly id: string;
  readonly kind: number;
  readonly version: number;
  readonly first: string;
  readonly last: string;
}

/** `audit streams`: what the log is about, in the order in which it began. */
export const streams: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options });
  const kind = values.kind === undefined ? null : streamKinds.findIndex((one) => one === values.kind) + 1;
  if (kind === 0) throw new Unusable(`--kind ${values.kind}: it is one of ${streamKinds.join(', ')}.`);
  return withStructure(async ({ pool }) => {
    for (let after = '0'; ;) {
      const { rows } = await pool.query<Row>(text, [kind, after]);
      process.stdout.write(rows.map(line).join(''));
      after = rows.at(-1)?.first ?? after;
      if (rows.length < page) return 0;
    }
  });
};

const line = ({ id, kind, version, first, last }: Row): string =>
  `${(streamKinds[kind - 1] ?? String(kind)).padEnd(8)}  ${id}  ${String(version).padStart(6)} facts  ${first} to ${last}\n`;
