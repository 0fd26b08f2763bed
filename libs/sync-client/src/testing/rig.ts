import { LiveConnection } from '../live-connection';
import type { OutboxStorage } from '../outbox';
import { FakeClock } from './fake-clock';
import { FakeSocket } from './fake-socket';

export interface Rig {
  readonly clock: FakeClock;
  readonly socket: FakeSocket;
  readonly live: LiveConnection;
  /** The browser's own word on the network. */
  readonly network: (isUp: boolean) => void;
}

/** A connection on a fake socket and a fake clock; chance always says the same. */
export function rig(storage?: OutboxStorage, chance = 0.5): Rig {
  const clock = new FakeClock();
  const socket = new FakeSocket();
  let network: Rig['network'] = () => undefined;
  const onNetwork = (listener: Rig['network']): void => void (network = listener);
  const ports = { now: clock.now, random: () => chance, timers: clock, onNetwork };
  const live = new LiveConnection(socket, storage ? { ...ports, storage } : ports);
  return { clock, socket, live, network: (isUp) => network(isUp) };
}

/** Lets promises that are settled already be seen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}
