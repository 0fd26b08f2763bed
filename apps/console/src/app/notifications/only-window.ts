import { DestroyRef, inject, signal, type Signal } from '@angular/core';

/**
 * True in one window of this browser at a time; when that one is closed, another takes its place. `ready` holds back a
 * window that could not do it. To be called where `inject` may be called.
 */
export function onlyWindow(name: string, ready: Promise<void>): Signal<boolean> {
  const mine = signal(false);
  if (!('locks' in navigator)) {
    void ready.then(() => mine.set(true));
    return mine.asReadonly();
  }
  const over = new AbortController();
  const done = new Promise<void>((end) => over.signal.addEventListener('abort', () => end()));
  inject(DestroyRef).onDestroy(() => over.abort());
  const hold = (): Promise<void> => {
    mine.set(true);
    return done;
  };
  // Aborted while it waits: the window went before its turn came
  void ready.then(() => navigator.locks.request(name, { signal: over.signal }, hold)).catch(() => undefined);
  return mine.asReadonly();
}
