import { afterNextRender, DestroyRef, inject } from '@angular/core';

/** Milliseconds after which it is done on a busy page too. */
const patience = 1_000;

/** Does something once what is on the screen now has been painted, if the component that asks still lives then. */
export function whenIdle(work: () => void): void {
  let gone = false;
  inject(DestroyRef).onDestroy(() => (gone = true));
  const still = (): void => void (gone || work());
  afterNextRender(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(still, { timeout: patience });
    else setTimeout(still, patience);
  });
}
