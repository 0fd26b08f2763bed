import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Live } from './live';

/** The one clock of the console: the server's time, once a second. Read it only where a running time is shown. */
@Injectable({ providedIn: 'root' })
export class Clock {
  readonly #live = inject(Live);
  readonly #now = signal(Date.now());
  readonly now = this.#now.asReadonly();

  constructor() {
    const timer = setInterval(() => this.#now.set(this.#live.connection()?.serverNow ?? Date.now()), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
