import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { factSchema, PostgresEventStore } from '#libs/event-store';
import { digestOf, PersonKeys, SealingCodec } from '#libs/sealing';
import { uuidv7 } from '../../../apps/server/src/platform/ids';
import { type Contender, makePool, words } from './contender';

/** The whole way of a decided command: digest, seal, chain, receipt, expected version, one durable commit. */
export async function parley(appUrl: string, keysUrl: string): Promise<Contender> {
  const pool = makePool({ connectionString: appUrl, max: 2 });
  const keysPool = makePool({ connectionString: keysUrl, max: 2 });
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: appUrl });
    await client.connect();
    return client;
  };
  const store = new PostgresEventStore({ pool, connect });
  const keys = new PersonKeys({ pool: keysPool, masterKey: randomBytes(32), newId: uuidv7 });
  const codec = new SealingCodec({ keys, schema: factSchema({}), newId: uuidv7 });
  // As in life a visitor writes many messages: the keys are in memory.
  const people = Array.from({ length: 100 }, uuidv7);
  await Promise.all(people.map((person) => keys.of(person)));
  let next = 0;

  return {
    name: 'parley',
    worker: () => {
      const [stream, person] = [uuidv7(), people[next++ % people.length] ?? ''];
      const actor = { kind: 1, id: person };
      let version = 0;
      return async () => {
        const commandId = uuidv7();
        const fact = {
          type: 'MessagePosted',
          data: { message: commandId, author: actor, audience: 'everyone' },
          private: { text: words },
          person,
        };
        const digest = await digestOf(keys, person, { chat: stream, text: words });
        const events = await codec.seal(stream, [fact]);
        const outcome = await store.append({
          ...{ commandId, actor, digest, correlationId: stream, causationId: commandId },
          occurredAt: Date.now(),
          result: '{}',
          writes: [{ streamId: stream, kind: 1, expected: version++, events }],
        });
        if (outcome.kind !== 'ok') throw new Error(outcome.kind);
      };
    },
    close: async () => {
      await store.close();
      await Promise.all([pool.end(), keysPool.end()]);
    },
  };
}
