import { TestBed } from '@angular/core/testing';
import { meChat, meSelf, message } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { Threads } from './threads';

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await flowed();
};

describe('the threads of my tabs', () => {
  it('L4, M2: one that was denied because I left is here again when I came back at once', async () => {
    const server = signedIn({
      'me:maya': { self: meSelf(), 'chat:a': meChat('a') },
      'chat:a': { '1': message(1, null) },
    });
    const threads = TestBed.inject(Threads);
    await until(() => threads.thread('a')?.ready() === true);
    server.end('chat:a');
    await until(() => threads.thread('a')?.denied() === true);
    expect(threads.thread('a')?.items()).toEqual([]);
    server.denied.clear();
    await until(() => threads.thread('a')?.denied() === false);
    expect(threads.thread('a')?.items()).toHaveLength(1);
  });
});
