import type { Outgoing, OutboxStorage } from '#libs/sync-client';
import type { Memory } from './browser-storage';

/** Texts that were not sent yet outlive a reload of this tab. */
export function outgoingStore(memory: Memory, key: string): OutboxStorage {
  return {
    load: () => JSON.parse(memory.get(key) ?? '[]') as Outgoing[],
    save: (unsent) => memory.set(key, unsent.length ? JSON.stringify(unsent) : null),
  };
}
