import { EventEmitter } from 'node:events';
import type { Client } from 'pg';
import { someAppend, write } from './event-store.contract';
import { Appender, type AppenderOptions } from './appender';
import { type AppendOutcome, Overloaded, UnknownOutcome } from './event-store';

type Answer = (commands: number, ids: Buffer) => Promise<unknown[][]>;

/** A database as the appender sees it: each flush is answered by the next of `answers`, and at last by 'recorded'. */
function database(...answers: Answer[]) {
  const flushes: number[] = [];
  let connections = 0;
  class FakeClient extends EventEmitter {
    async query(call: string | { values: unknown[] }): Promise<{ rows: unknown[][] }> {
      if (typeof call === 'string') return { rows: [] };
      const ids = call.values[1] as Buffer;
      const commands = ids.readInt32BE(12);
      flushes.push(commands);
      return { rows: await (answers.shift() ?? recorded)(commands, ids) };
    }
    async end(): Promise<void> {
      this.emit('end');
    }
  }
  const connect = async (): Promise<Client> => {
    connections++;
    return new FakeClient() as unknown as Client;
  };
  return { flushes, connect, connections: () => connections };
}

const recorded: Answer = async (commands) =>
  Array.from({ length: commands }, (_, at) => ['0', String(at + 1), '5', null]);
const fails =
  (error: Error): Answer =>
  () =>
    Promise.reject(error);
const lost = fails(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
const sqlError = (code: string): Answer => fails(Object.assign(new Error('sql'), { code, severity: 'ERROR' }));
const stream = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const command = (n: number) => someAppend([write(stream(n), 0)]);

function appender(connect: AppenderOptions['connect'], options: Partial<AppenderOptions> = {}): Appender {
  return new Appender({ connect, lane: 0, ...options });
}

describe('group commit', () => {
  it('sends what is issued at once in one flush, and what comes meanwhile in the next', async () => {
    let later: Promise<AppendOutcome>[] = [];
    const { flushes, connect } = database((commands, ids) => {
      later = [4, 5].map((n) => one.append(command(n)));
      return recorded(commands, ids);
    });
    const one = appender(connect);
    await Promise.all([1, 2, 3].map((n) => one.append(command(n))));
    await Promise.all(later);
    expect(flushes).toEqual([3, 2]);
  });

  it('gives each command its own answer', async () => {
    const { connect } = database(async () => [
      ['0', '7', '5', null],
      ['1', '3', '4', '{"a":1}'],
      ['2', null, null, null],
      ['3', null, null, null],
    ]);
    const one = appender(connect);
    expect(await Promise.all([1, 2, 3, 4].map((n) => one.append(command(n))))).toEqual([
      { kind: 'ok', firstPosition: 7, recordedAt: 5 },
      { kind: 'duplicate', firstPosition: 3, result: '{"a":1}' },
      { kind: 'conflict' },
      { kind: 'reused-id' },
    ]);
  });

  it('sends the same flush again on a fresh connection when it was lost around the commit', async () => {
    const db = database(lost, sqlError('57P01'));
    expect(await appender(db.connect).append(command(1))).toMatchObject({ kind: 'ok' });
    expect([db.flushes, db.connections()]).toEqual([[1, 1, 1], 3]);
  });

  it('says that the outcome is unknown when the log stays away after a lost connection', async () => {
    const { connect } = database(lost);
    await expect(appender(connect, { patience: 0 }).append(command(1))).rejects.toThrow(UnknownOutcome);
  });

  it('says "later" when it is certain that nothing was recorded', async () => {
    const away = (): Promise<Client> => Promise.reject(new Error('connect ECONNREFUSED'));
    await expect(appender(away, { patience: 0 }).append(command(1))).rejects.toThrow(Overloaded);
    const { connect } = database(sqlError('55P03'));
    await expect(appender(connect, { patience: 0 }).append(command(1))).rejects.toThrow(Overloaded);
  });

  it('fails a bad command alone, never its neighbours', async () => {
    const commands = [1, 2, 3, 4, 5].map(command);
    const bad = Buffer.from(commands[2]?.commandId.replaceAll('-', '') ?? '', 'hex');
    const picky: Answer = (count, ids) => (ids.includes(bad) ? sqlError('22P02') : recorded)(count, ids);
    const db = database(...Array.from({ length: 10 }, () => picky));
    const one = appender(db.connect);
    const all = await Promise.allSettled(commands.map((c) => one.append(c)));
    expect(all.map(({ status }) => status === 'rejected')).toEqual([false, false, true, false, false]);
    expect(db.connections()).toBe(1);
  });

  it('fails a command that cannot even be encoded alone', async () => {
    const { connect } = database();
    const one = appender(connect);
    const bad = { ...command(2), commandId: 'not an id' };
    const all = await Promise.allSettled([command(1), bad, command(3)].map((c) => one.append(c)));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('turns commands away when its queue is full', async () => {
    const { connect } = database();
    const one = appender(connect, { maxQueue: 2 });
    const all = await Promise.allSettled([1, 2, 3].map((n) => one.append(command(n))));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  it('closes when all that was queued has its answer', async () => {
    const { connect } = database();
    const one = appender(connect);
    let answered = false;
    void one.append(command(1)).then(() => (answered = true));
    await one.close();
    expect(answered).toBe(true);
  });
});
