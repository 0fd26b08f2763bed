import { parseArgs } from 'node:util';
import { type Difference } from '../../server/src/projections/rebuild/compare';
import { HistoryRebuild } from '../../server/src/history/rebuild-history';
import { RebuildUnderWay } from '../../server/src/projections/rebuild/alone';
import { Rebuild, type Rebuilt, type RebuildParts } from '../../server/src/projections/rebuild/rebuild';
import { whichViews } from '../../server/src/projections/rebuild/side-tables';
import { type Command, Unusable } from './command';
import { type OpenedWords, withWords } from './opened-words';
import { Progress } from './progress';

const toldAtMost = 20;

/** The search is no view: it has a reader and a checkpoint of its own. */
const names = [...whichViews, 'history'] as const;
type Which = (typeof names)[number];

/** `audit rebuild`: 0 when the live views were as the log says, 1 when they were not; either way they are now. */
export const rebuild: Command = async (args) => {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  const which = names.find((one) => one === positionals[0]);
  if (!which || positionals.length > 1)
    throw new Unusable(`rebuild needs one view (${names.slice(1).join(', ')}), or all.`);
  return withWords((opened) => run(opened, which));
};

async function run(opened: OpenedWords, which: Which): Promise<number> {
  let code = which === 'history' ? 0 : await told(opened, (parts) => Rebuild.run(which, parts));
  if (which === 'history' || which === 'all')
    code = Math.max(code, await told(opened, (parts) => HistoryRebuild.run(parts)));
  return code;
}

async function told(
  { ownerUrl, connections, assembled, head }: OpenedWords,
  rebuilding: (parts: RebuildParts) => Promise<Rebuilt>,
): Promise<number> {
  const progress = new Progress(0, head);
  const found: Difference[] = [];
  const parts = {
    ...{ ownerUrl, pool: connections.views, codec: assembled.log.codec },
    onProgress: (position: number) => progress.at(position),
    onDifference: (one: Difference) => (found.length < toldAtMost ? found.push(one) : undefined),
  };
  const rebuilt = await rebuilding(parts).catch((error: Error) => {
    throw error instanceof RebuildUnderWay ? new Unusable(`${error.message}.`) : error;
  });
  progress.end();
  const { facts, took, differences } = rebuilt;
  process.stdout.write(`${facts} facts, ${Math.round(facts / Math.max(0.001, took / 1000))} a second\n`);
  if (differences === 0) process.stdout.write(`the live views were the same, byte for byte, at ${rebuilt.compared}\n`);
  for (const { table, row, what } of found) process.stderr.write(`${table} ${row}: ${what}\n`);
  if (differences > 0) process.stderr.write(`${differences} rows differed; the rebuilt views stand in their place.\n`);
  return differences === 0 ? 0 : 1;
}
