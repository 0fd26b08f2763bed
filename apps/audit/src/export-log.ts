import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { eventPages } from '#libs/event-store';
import { endLine, eventLine, startLine } from '#libs/record';
import { type Command, positionOf, Unusable } from './command';
import { type OpenedLog, withLog } from './opened-log';
import { Progress } from './progress';

const options = { out: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } } as const;

/** `audit export`: the log as JSON Lines, with the exact bytes that were hashed. */
export const exportLog: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options });
  const { out } = values;
  if (out === undefined) throw new Unusable('export needs --out FILE.');
  return withLog(async (log) => {
    if (log.head === 0) throw new Unusable('the log is empty.');
    const to = positionOf(values.to, 'to', log.head, log.head);
    const from = positionOf(values.from, 'from', 1, to);
    const count = await write(log, out, from, to);
    process.stdout.write(`${count} events (${from} to ${to}) in ${out}\n`);
    return 0;
  });
};

async function write({ pool }: OpenedLog, out: string, from: number, to: number): Promise<number> {
  const progress = new Progress(from, to);
  // An export that is there already is not written over
  const file = createWriteStream(out, { flags: 'wx', mode: 0o600 });
  await once(file, 'open').catch((error: Error) => {
    throw new Unusable(`${out} cannot be written: ${error.message}.`);
  });
  let [count, last, hash] = [0, 0, new Uint8Array(32)];
  file.write(startLine(0, from));
  for await (const events of eventPages(pool, { after: from - 1, until: to })) {
    if (!file.write(events.map(eventLine).join(''))) await once(file, 'drain');
    count += events.length;
    for (const event of events) [last, hash] = [event.position, Uint8Array.from(event.hash)];
    progress.at(last);
  }
  file.end(endLine(last, hash));
  await finished(file);
  progress.end();
  return count;
}
