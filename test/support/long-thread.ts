import { chatStream, type ParleyFact, streamKinds } from '#libs/domain';
import { uuidv7 } from '#libs/sync-client';
import { assembleLog } from '../../apps/server/src/log-assembly';
import { openConnections } from '../../apps/server/src/platform/connections';
import type { Waiting } from './crowd';
import type { TestParley } from './parley-in-process';

/** Facts of one append. */
const atOnce = 1000;

/** Records so many messages of a chat as another node would, which takes seconds where commands take a minute. */
export async function writeThread(parley: TestParley, of: Waiting, operator: string, length: number): Promise<void> {
  const { ownerUrl, keysUrl } = parley.database;
  const connections = openConnections(ownerUrl, keysUrl, () => undefined);
  const { log, store } = assembleLog(connections, Buffer.from(parley.masterKey, 'hex'));
  const kind = streamKinds.indexOf('chat') + 1;
  const chat = {
    definition: { kind, initial: 0, evolve: (count: number, _: ParleyFact) => count + 1 },
    id: chatStream(of.chat).id,
  };
  for (let first = 1; first <= length; first += atOnce) {
    const facts = Array.from({ length: Math.min(atOnce, length - first + 1) }, (_, at) =>
      message(of, operator, first + at),
    );
    const id = uuidv7();
    const causes = { correlationId: id, causationId: id, at: Date.now() };
    const incoming = { id, actor: { kind: 3, id }, digest: Buffer.alloc(32), ...causes };
    await log.handling.handle(incoming, { chat }, () => ({ facts: { chat: facts }, result: {} }));
  }
  await store.close();
  await connections.close();
}

/** In turns, of one to four lines. */
function message({ visitor }: Waiting, operator: string, place: number): ParleyFact {
  const author =
    place % 3 ? ({ kind: 'visitor', id: visitor } as const) : ({ kind: 'operator', id: operator } as const);
  const text = `Message ${place}. ${'And some more words about it, which take their room. '.repeat(place % 4)}`;
  return {
    type: 'MessagePosted',
    data: { message: uuidv7(), author, audience: 'everyone' },
    private: { text },
    person: visitor,
  };
}
