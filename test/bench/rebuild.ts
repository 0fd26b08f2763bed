import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chatStream, defaultSettings, type ParleyFact, readingStream, settingsStream, siteStream, staffStream, type StreamName, streamKinds } from '#libs/domain'; // prettier-ignore
import { assembleLog, type AssembledLog } from '../../apps/server/src/log-assembly';
import { openConnections } from '../../apps/server/src/platform/connections';
import { withOwner } from '../../apps/server/src/platform/database';
import { uuidv7 } from '../../apps/server/src/platform/ids';
import { startLocalPostgres } from '../../apps/server/src/platform/local-postgres';
import { migrateAll } from '../../apps/server/src/platform/migrate';
import { Rebuild } from '../../apps/server/src/projections/rebuild/rebuild';
import { median } from './append/closed-loop';

const events = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
/** Facts a second that rebuilding all views has to reach. */
const target = 10_000;
const messages = 20;
const [site, operator] = [uuidv7(), uuidv7()];

type Stream = [StreamName, ParleyFact[]];

const office: Stream[] = [
  [settingsStream, [{ type: 'SettingsChanged', data: { settings: defaultSettings } }]],
  [
    siteStream(site),
    [{ type: 'SiteCreated', data: { site, key: 'k', configuration: { name: 'Shop', origins: [], accent: '#2d55d8', greeting: '', preChatFields: [], contextEndpoint: null } } }], // prettier-ignore
  ],
  [
    staffStream,
    [{ type: 'OperatorCreated', data: { operator, role: 'operator', sites: 'all' }, private: { email: 'ann@example.com', name: 'Ann' }, person: operator }], // prettier-ignore
  ],
];

/** A chat from the first word to the end: messages both ways, each of them read. */
function talk(): Stream[] {
  const [chat, visitor] = [uuidv7(), uuidv7()];
  const said = Array.from({ length: messages }, (_, i): ParleyFact => {
    const author =
      i % 2 === 0 ? ({ kind: 'visitor', id: visitor } as const) : ({ kind: 'operator', id: operator } as const);
    const text = `Message ${i}: is the green one in stock, and when would it be here?`;
    return { type: 'MessagePosted', data: { message: uuidv7(), author, audience: 'everyone' }, private: { text }, person: visitor }; // prettier-ignore
  });
  const read = Array.from({ length: messages }, (_, i): ParleyFact => {
    const by =
      i % 2 === 0 ? ({ reader: operator, as: 'member' } as const) : ({ reader: visitor, as: 'visitor' } as const);
    return { type: 'ReadMoved', data: { chat, ...by, delivered: i + 2, read: i + 2 } };
  });
  const started: ParleyFact = {
    type: 'ChatStarted',
    data: { chat, site, visitor, number: 4821, named: true, previous: null },
    private: { name: 'Hannah', email: null, page: null },
    person: visitor,
  };
  const facts: ParleyFact[] = [
    started,
    { type: 'ChatAccepted', data: { operator, round: 1, at: 0 } },
    ...said,
    { type: 'VisitorLeft', data: { closeAt: 0 } },
    { type: 'OperatorLeft', data: { operator, reason: 'left', requeued: false } },
    { type: 'ChatClosed', data: { reason: 'last-left' } },
  ];
  return [
    [chatStream(chat), facts],
    [readingStream(chat), read],
  ];
}

async function record({ store, log }: AssembledLog, streams: readonly Stream[]): Promise<void> {
  const id = uuidv7();
  const writes = await Promise.all(
    streams.map(async ([{ id: streamId, kind }, facts]) => ({
      ...{ streamId, kind: streamKinds.indexOf(kind) + 1, expected: 0 },
      events: await log.codec.seal(streamId, facts),
    })),
  );
  const actor = { kind: 3, id };
  await store.append({ commandId: id, actor, digest: Buffer.alloc(32), result: '{}', correlationId: id, causationId: id, occurredAt: Date.now() * 1000, writes }); // prettier-ignore
}

async function fill(assembled: AssembledLog): Promise<number> {
  await record(assembled, office);
  const chats = Math.ceil(events / (messages * 2 + 5));
  for (let n = 0; n < chats; n += 20)
    await Promise.all(Array.from({ length: Math.min(20, chats - n) }, () => record(assembled, talk())));
  return assembled.store.head();
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  await chmod(folder, 0o711);
  const server = await startLocalPostgres(join(folder, 'postgres'));
  const keysUrl = await migrateAll(server.url, null, join(process.cwd(), 'migrations'));
  const connections = openConnections(server.url, keysUrl, () => undefined);
  const masterKey = randomBytes(32);
  const assembled = assembleLog(connections, masterKey);
  try {
    const head = await fill(assembled);
    await withOwner(server.url, (owner) => owner.query('update view.checkpoint set position = $1', [head]));
    const rates: number[] = [];
    let most = 0;
    const onProgress = (): void => void (most = Math.max(most, process.memoryUsage().rss));
    let differences = 0;
    for (let round = 0; round < rounds; round++) {
      // Keys are read anew each time, as a program that was just started has to
      const { codec } = assembleLog(connections, masterKey).log;
      const rebuilt = await Rebuild.run('all', { ownerUrl: server.url, pool: connections.views, codec, onProgress });
      rates.push(Math.round(rebuilt.facts / (rebuilt.took / 1000)));
      differences = rebuilt.differences;
    }
    const memory = Math.round(most / 2 ** 20);
    console.log(JSON.stringify({ bench: 'rebuild', unit: 'facts a second', facts: head, target, median: median(rates), rounds: rates, 'MiB at most': memory, 'differences in the last round': differences }, null, 2)); // prettier-ignore
    // Against the first round the live views are empty
    process.exitCode = differences === 0 || rounds === 1 ? 0 : 1;
  } finally {
    await assembled.store.close();
    await connections.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
