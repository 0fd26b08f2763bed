import type pg from 'pg';
import type { Push } from './push';
import { QueuePlaces } from './queue-places';

/** A visitor's socket on one chat; the views are what the test says. */
class Hall {
  readonly heard: unknown[] = [];
  places: { chat: string; place: number }[] = [];
  sockets: { socket: string; chat: string; sent: number | null }[] = [{ socket: 's', chat: 'c', sent: 1 }];
  asked = 0;
  failure: Error | null = null;
  readonly failures: unknown[] = [];
  readonly queue = new QueuePlaces(
    { query: () => this.answer() } as unknown as pg.Pool,
    { subscribed: () => this.subscribed() } as unknown as Push,
    (socket) => ({ emit: (_, signal) => this.heard.push({ socket, ...signal }) }),
    (error) => this.failures.push(error),
  );

  async look(places: Record<string, number>): Promise<unknown[]> {
    this.places = Object.entries(places).map(([chat, place]) => ({ chat, place }));
    this.heard.length = 0;
    await this.queue.look();
    return [...this.heard];
  }

  private answer(): Promise<{ rows: unknown[] }> {
    this.asked += 1;
    return this.failure ? Promise.reject(this.failure) : Promise.resolve({ rows: this.places });
  }

  private subscribed(): unknown[] {
    return this.sockets.map(({ socket, chat, sent }) => ({
      id: { kind: 'visitor', id: chat },
      subscriptions: new Map([[socket, { sent }]]),
    }));
  }
}

const told = (place: number, socket = 's', chat = 'c') => ({ socket, kind: 'queue', chat, place });

describe('places in the queue', () => {
  it('V7: are told once, and again only when they change', async () => {
    const hall = new Hall();
    expect(await hall.look({ c: 3 })).toEqual([told(3)]);
    expect(await hall.look({ c: 3 })).toEqual([]);
    expect(await hall.look({ c: 1 })).toEqual([told(1)]);
  });

  it('D7: whose chat was accepted and waits again is told anew, even of the same place', async () => {
    const hall = new Hall();
    await hall.look({ c: 1 });
    expect(await hall.look({})).toEqual([]);
    expect(await hall.look({ c: 1 })).toEqual([told(1)]);
  });

  it('V5: the end of a chat takes nothing from the place of the next one on the same socket', async () => {
    const hall = new Hall();
    hall.sockets = [
      { socket: 's', chat: 'next', sent: 1 },
      { socket: 's', chat: 'ended', sent: 1 },
    ];
    expect(await hall.look({ next: 2 })).toEqual([told(2, 's', 'next')]);
    expect(await hall.look({ next: 2 })).toEqual([]);
  });

  it('a socket that came back is told again; one that was not answered yet is told nothing', async () => {
    const hall = new Hall();
    await hall.look({ c: 2 });
    hall.sockets = [{ socket: 'other', chat: 'c', sent: null }];
    expect(await hall.look({ c: 2 })).toEqual([]);
    hall.sockets = [{ socket: 's', chat: 'c', sent: 1 }];
    expect(await hall.look({ c: 2 })).toEqual([told(2)]);
  });

  it('nobody there, nothing asked; a failed look is reported and the next one goes on', async () => {
    const hall = new Hall();
    const { sockets } = hall;
    hall.sockets = [];
    await hall.look({});
    expect(hall.asked).toBe(0);
    hall.sockets = sockets;
    hall.failure = new Error('gone');
    expect(await hall.look({ c: 1 })).toEqual([]);
    expect(hall.failures).toEqual([hall.failure]);
    hall.failure = null;
    expect(await hall.look({ c: 1 })).toEqual([told(1)]);
  });
});
