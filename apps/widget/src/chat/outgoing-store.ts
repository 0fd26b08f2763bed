import type { Outgoing, OutboxStorage } from '#libs/sync-client';
import type { Memory } from './browser-storage';

/** Texts that were not sent yet outlive their page; every tab keeps its own ones and leaves the others' in place. */
export function outgoingStore(memory: Memory, key: string): OutboxStorage {
  const own = new Set<string>();
  const all = (): Outgoing[] => JSON.parse(memory.get(key) ?? '[]') as Outgoing[];
  const know = (items: Outgoing[]): Outgoing[] => {
    for (const { message } of items) own.add(message.id);
    return items;
  };
  return {
    load: () => know(all()),
    save(unsent) {
      know(unsent);
      const kept = [...all().filter(({ message }) => !own.has(message.id)), ...unsent];
      memory.set(key, kept.length ? JSON.stringify(kept) : null);
    },
  };
}
