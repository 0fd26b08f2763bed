import type { SyncMessage } from '#libs/contracts';
import { LiveConnection } from '#libs/sync-client';
import type { Caller } from '../../apps/server/src/auth/permissions';
import type { FeedSocket, Reader } from '../../apps/server/src/realtime/feed-socket';
import { Sync } from '../../apps/server/src/realtime/sync';
import type { LiveWorld } from './live-world';

type Listener = (...args: never[]) => void;

/** A browser in this process: the real sync client on one side, the real sync and push on the other, no network between. */
export class FakeBrowser {
  readonly line: LiveConnection;
  private readonly listeners = new Map<string, Listener[]>();
  private feedSocket: (FeedSocket & { drain: () => void; stuck: boolean }) | null = null;
  private count = 0;
  connected = false;

  constructor(
    private readonly world: LiveWorld,
    private readonly caller: () => Caller,
    private readonly reader: Reader,
  ) {
    this.line = new LiveConnection(this, { random: () => 0 });
  }

  connect(): void {
    if (this.connected) return;
    this.connected = true;
    this.feedSocket = this.newFeedSocket();
    setImmediate(() => this.tell('connect'));
  }

  disconnect(): void {
    this.cut();
  }

  /** The network goes away; the client comes back by itself. */
  cut(): void {
    if (!this.connected) return;
    this.connected = false;
    if (this.feedSocket) this.world.views.push.remove(this.feedSocket);
    this.feedSocket = null;
    this.tell('disconnect', 'transport close');
  }

  /** The transport takes nothing for now. */
  stick(): void {
    if (this.feedSocket) this.feedSocket.stuck = true;
  }

  unstick(): void {
    if (!this.feedSocket?.stuck) return;
    this.feedSocket.stuck = false;
    this.feedSocket.drain();
  }

  on(event: string, listener: Listener): void {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  emit(event: string, ...args: unknown[]): void {
    if (event !== 'sync' || !this.feedSocket) return;
    const socket = this.feedSocket;
    const answer = args[1] as (body: unknown) => void;
    const sync = new Sync(this.world.views, this.world.views.push);
    const request = { caller: this.caller(), socket, position: 0 };
    void sync.answer(request, structuredClone(args[0] as SyncMessage)).then(({ body, after }) => {
      if (this.feedSocket !== socket) return;
      answer(structuredClone(body));
      after();
    });
  }

  private tell(event: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? []) (listener as (...a: unknown[]) => void)(...args);
  }

  private newFeedSocket(): FeedSocket & { drain: () => void; stuck: boolean } {
    const drains: (() => void)[] = [];
    const socket = {
      id: `${this.reader.id}-${this.count++}`,
      reader: this.reader,
      stuck: false,
      congested: () => socket.stuck,
      sendDelta: (json: string) => {
        if (this.feedSocket === socket) this.tell('delta', JSON.parse(json));
      },
      onDrain: (listener: () => void) => drains.push(listener),
      drain: () => drains.forEach((listener) => listener()),
    };
    return socket;
  }
}
