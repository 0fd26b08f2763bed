// A process of the fault test: three writers on the hot streams that it is given, until it is told to stop.
import pg from 'pg';
import { type Append, PostgresEventStore } from '#libs/event-store';
import { uuidv7 } from '../../apps/server/src/platform/ids';
import type { Told } from './history';

const [url = '', writers = '3', ...streams] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 3 });
pool.on('error', () => undefined);
const store = new PostgresEventStore({
  pool,
  connect: async () => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  },
});
const versions = new Map<string, number>();
let stopped = false;
process.on('message', () => (stopped = true));

const tell = (told: Told): void => void process.send?.(told);

function nextCommand(stream: string): Append {
  const [commandId, expected] = [uuidv7(), versions.get(stream) ?? 0];
  const event = { eventId: uuidv7(), type: 'Noted', schemaVersion: 1, data: '{}', sealed: null, keyRef: null };
  return {
    ...{ commandId, correlationId: stream, causationId: commandId, occurredAt: Date.now(), result: '{}' },
    actor: { kind: 2, id: stream },
    digest: Buffer.from(commandId),
    writes: [{ streamId: stream, kind: 1, expected, events: Array.from({ length: 1 + (expected % 2) }, () => event) }],
  };
}

async function once(command: Append): Promise<void> {
  const { commandId } = command;
  try {
    const outcome = await store.append(command);
    const position = 'firstPosition' in outcome ? outcome.firstPosition : null;
    tell({ commandId, said: outcome.kind, position, events: command.writes[0]?.events.length ?? 0 });
  } catch (error) {
    const { name } = error as Error;
    tell({
      commandId,
      said: name === 'UnknownOutcome' || name === 'Overloaded' ? name : 'failed',
      position: null,
      events: 0,
    });
  }
}

async function write(): Promise<void> {
  while (!stopped) {
    const stream = streams[Math.floor(Math.random() * streams.length)] ?? '';
    const command = nextCommand(stream);
    const sends = Math.random() < 0.2 ? [once(command), once(command)] : [once(command)];
    await Promise.all(sends);
    // What others wrote in the meantime is looked up; while the database is away there is nothing to look up.
    const events = await store.readStream(stream, versions.get(stream) ?? 0).catch(() => []);
    versions.set(stream, events.at(-1)?.streamVersion ?? versions.get(stream) ?? 0);
  }
}

await Promise.all(Array.from({ length: Number(writers) }, write));
await store.close();
await pool.end();
process.disconnect?.();
