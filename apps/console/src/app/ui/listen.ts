import { DestroyRef, inject } from '@angular/core';

/**
 * Hears every key in a large part of the page as long as its component lives. A listener of a template would have Angular
 * look through all that the component shows after each of them; here only what the keys change is looked at.
 */
export function listenToKeys(target: EventTarget, hear: (event: KeyboardEvent) => unknown): void {
  const heard = (event: Event): void => {
    if (event instanceof KeyboardEvent) hear(event);
  };
  target.addEventListener('keydown', heard);
  inject(DestroyRef).onDestroy(() => target.removeEventListener('keydown', heard));
}
