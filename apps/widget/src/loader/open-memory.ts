/** How the visitor left the chat on this website, in whichever tab. Written only after the visitor opened it. */
export type Mark = 'open' | 'minimized' | null;

export interface OpenMemory {
  read(): Mark;
  write(mark: Mark): void;
}

/** `changed`: another tab wrote. */
export function openMemory(siteKey: string, changed: () => void): OpenMemory {
  const key = `parley:${siteKey}`;
  addEventListener('storage', (event) => event.key === key && changed());
  return {
    read: () => quietly(() => localStorage.getItem(key) as Mark) ?? null,
    write: (mark) => void quietly(() => (mark ? localStorage.setItem(key, mark) : localStorage.removeItem(key))),
  };
}

/** Storage may be forbidden; then the chat simply does not open by itself on the next page. */
function quietly<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
