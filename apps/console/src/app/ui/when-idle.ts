import { afterNextRender, DestroyRef, inject } from '@angular/core';

/** Milliseconds that somebody has to stay first, and after which it is done on a busy page too. */
const stay = 500;
const patience = 1_000;

/** Does something when who came to this component has stayed and the page rests: not while somebody only passes by. */
export function whenIdle(work: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;
  inject(DestroyRef).onDestroy(() => {
    gone = true;
    clearTimeout(timer);
  });
  const still = (): void => void (gone || work());
  afterNextRender(() => {
    timer = setTimeout(() => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(still, { timeout: patience });
      else still();
    }, stay);
  });
}
