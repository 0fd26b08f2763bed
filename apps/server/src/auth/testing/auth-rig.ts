import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import {
  createOperator,
  CreateOperator,
  defaultSettings,
  type ParleyFact,
  type Role,
  type Settings,
  staffDefinition,
  staffStream,
} from '#libs/domain';
import { CommandHandling, PlainCodec, PostgresEventStore, recordedFacts } from '#libs/event-store';
import { freshDatabase } from '../../../../../test/support/database';
import { ProblemFilter } from '../../http/problem.filter';
import { protect } from '../../http/protect';
import { createPool } from '../../platform/database';
import { readConfig } from '../../platform/config';
import { uuidv7 } from '../../platform/ids';
import { createLogger, Logging } from '../../platform/logging';
import { Auth } from '../auth';
import { AuthModule, useSessions } from '../auth.module';

/** A running server with nothing but auth in it, on a database of its own. */
export type AuthRig = Awaited<ReturnType<typeof startAuth>>;

export const site = {
  id: '0198c0de-0000-7000-8000-000000000001',
  name: 'Harbour',
  greeting: 'Hello',
  accent: '#123456',
  preChatFields: [],
};

export async function startAuth(environment: Record<string, string> = {}, floor = 0) {
  const config = readConfig(environment);
  const database = await freshDatabase();
  const pool = createPool(database.ownerUrl, { name: 'spec', max: 8, role: 'parley_app' });
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    return client;
  };
  const store = new PostgresEventStore({ pool, connect });
  const codec = new PlainCodec<ParleyFact>(uuidv7);
  const handling = new CommandHandling<ParleyFact>({ store, codec });
  const facts = async (): Promise<ParleyFact[]> =>
    (await recordedFacts(codec, await store.readAll(0, 10_000))).map(({ fact }) => fact);
  let staff = staffDefinition.initial;
  handling.onRecorded((recorded) => {
    for (const { streamId, fact } of recorded)
      if (streamId === staffStream.id) staff = staffDefinition.evolve(staff, fact as never);
  });
  const clock = { time: Date.now(), now: () => clock.time };
  const settings: { -readonly [K in keyof Settings]: Settings[K] } = { ...defaultSettings };
  const logged: string[] = [];
  const logging = new Logging(createLogger('info', { write: (line) => void logged.push(line) }));
  const card = (id: string, email = '', name = '', role: Role = 'operator') => ({ id, email, name, role });
  const auth = new Auth({
    ...{ pool, clock, logging, config, floor, settings: () => settings },
    log: { handling, store, digest: () => Promise.resolve(Buffer.from('digest')) },
    masterKey: Buffer.alloc(32, 1),
    cards: {
      of: (id) => {
        const known = staff.operators.get(id);
        return known ? card(id, known.email ?? '', known.name ?? '', known.role) : null;
      },
    },
    desk: {
      siteByKey: (key) => (key === 'harbour' ? site : null),
      arrived: () => Promise.resolve(),
      chatOf: () => Promise.resolve(null),
      isStaffed: () => true,
      waitFor: () => 0,
    },
  });

  @Module({ imports: [AuthModule.of(auth)] })
  class RigModule {}
  const app = await NestFactory.create<NestExpressApplication>(RigModule, { logger: false, bodyParser: false });
  protect(app);
  useSessions(app, auth);
  app.useGlobalFilters(new ProblemFilter(logging));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;

  const addOperator = async (email: string, name = 'Hannah Lindqvist', role: Role = 'operator'): Promise<string> => {
    const operator = uuidv7();
    const start = await auth.staffRows.startPassword('default');
    const data = { at: clock.now(), operator, email, name, role, sites: 'all' as const, settings };
    await auth.log.ofStaff(
      (current) => createOperator(new CreateOperator(data), current),
      (client, decided) => auth.staffRows.apply(client, decided, start),
    );
    return operator;
  };
  const owner = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(text, values).finally(() => client.end());
    return rows;
  };
  const close = async (): Promise<void> => {
    auth.close();
    await app.close();
    await store.close();
    await pool.end();
    await database.drop();
  };
  return { auth, connect, base: `http://127.0.0.1:${port}`, clock, settings, logged, facts, addOperator, owner, close };
}
