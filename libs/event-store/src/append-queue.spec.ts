import { someAppend, someEvent, write } from './event-store.contract';
import { AppendQueue, sizeOf, type Waiting } from './append-queue';
import type { Append } from './event-store';

const waiting = (command: Append): Waiting => ({
  command,
  bytes: sizeOf(command),
  since: 0,
  resolve: () => undefined,
  reject: () => undefined,
});

function queueOf(commands: readonly Append[], most = { commands: 256, bytes: 1_000_000 }): AppendQueue {
  const queue = new AppendQueue(most);
  for (const command of commands) queue.push(waiting(command));
  return queue;
}

const ids = (flush: readonly Waiting[]): string[] => flush.map(({ command }) => command.commandId);
const stream = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`;

describe('the queue to the log', () => {
  it('takes commands in order, as many as a flush may hold', () => {
    const commands = [1, 2, 3].map((n) => someAppend([write(stream(n), 0)]));
    const queue = queueOf(commands, { commands: 2, bytes: 1_000_000 });
    expect(ids(queue.take())).toEqual(commands.slice(0, 2).map((c) => c.commandId));
    expect(ids(queue.take())).toEqual(commands.slice(2).map((c) => c.commandId));
    expect(queue.length).toBe(0);
  });

  it('never puts two that write one stream into one flush, and keeps their order', () => {
    const [a, b, c, other] = [1, 1, 1, 2].map((n, at) => someAppend([write(stream(n), at)])) as [
      Append,
      Append,
      Append,
      Append,
    ];
    const queue = queueOf([a, b, c, other]);
    expect(ids(queue.take())).toEqual(ids([a, other].map(waiting)));
    expect(ids(queue.take())).toEqual([b.commandId]);
    expect(ids(queue.take())).toEqual([c.commandId]);
  });

  it('holds back what follows a waiting command on any of its streams', () => {
    const first = someAppend([write(stream(1), 0)]);
    const both = someAppend([write(stream(1), 1), write(stream(2), 0)]);
    const behind = someAppend([write(stream(2), 1)]);
    const queue = queueOf([first, both, behind]);
    expect([queue.take(), queue.take(), queue.take()].map(ids)).toEqual([
      [first.commandId],
      [both.commandId],
      [behind.commandId],
    ]);
  });

  it('lets commands that only checked a stream go together, but not with one that writes it', () => {
    const looks = [1, 2].map((n) => someAppend([write(stream(n), 0), write(stream(9), 4, [])]));
    const writes = someAppend([write(stream(9), 4)]);
    const queue = queueOf([...looks, writes]);
    expect(ids(queue.take())).toEqual(looks.map((c) => c.commandId));
    expect(ids(queue.take())).toEqual([writes.commandId]);
  });

  it('never puts one command twice into one flush', () => {
    const command = someAppend([write(stream(1), 0, [])]);
    const queue = queueOf([command, command]);
    expect([queue.take().length, queue.take().length]).toEqual([1, 1]);
  });

  it('keeps a flush below a size, but lets a large command go alone', () => {
    const large = (n: number): Append => someAppend([write(stream(n), 0, [someEvent({ sealed: Buffer.alloc(700) })])]);
    const queue = queueOf([large(1), large(2)], { commands: 256, bytes: 1000 });
    expect([queue.take().length, queue.take().length]).toEqual([1, 1]);
  });
});
