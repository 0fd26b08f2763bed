/** A small memory; `kept` says whether it outlives the page. */
export interface Memory {
  readonly kept: boolean;
  get(key: string): string | null;
  /** `null` forgets. */
  set(key: string, value: string | null): void;
}

/** The browser's storage, or where it is blocked or full, the page's own memory. */
export function openMemory(area: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Memory {
  const own = new Map<string, string>();
  const storage = usable(area);
  return {
    kept: storage !== null,
    get: (key) => own.get(key) ?? storage?.getItem(key) ?? null,
    set(key, value) {
      own.delete(key);
      if (value === null) storage?.removeItem(key);
      else if (!attempt(() => storage?.setItem(key, value)) || !storage) own.set(key, value);
    },
  };
}

function usable<S extends Pick<Storage, 'setItem' | 'removeItem'>>(area: () => S): S | null {
  let storage: S | null = null;
  attempt(() => {
    const found = area();
    found.setItem('parley:probe', '1');
    found.removeItem('parley:probe');
    storage = found;
  });
  return storage;
}

/** Storage throws when it is blocked or full. */
function attempt(use: () => void): boolean {
  try {
    use();
    return true;
  } catch {
    return false;
  }
}
