import { inject, Injectable, signal } from '@angular/core';
import { Speaker } from './speaker';

export interface Toast {
  /** What it is about: a later one about the same takes its place. */
  readonly about: string;
  readonly text: string;
}

/** Milliseconds for which one is shown. */
const shownFor = 10_000;

/** Short news that is shown on every page for a while, and said to those who do not see it. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  readonly #speaker = inject(Speaker);
  readonly #all = signal<readonly Toast[]>([]);
  readonly all = this.#all.asReadonly();

  tell(toast: Toast): void {
    this.#all.update((all) => [...all.filter((one) => one.about !== toast.about), toast]);
    this.#speaker.say(`toast ${toast.about}`, () => toast.text);
    setTimeout(() => this.dismiss(toast), shownFor);
  }

  dismiss(toast: Toast): void {
    this.#all.update((all) => all.filter((one) => one !== toast));
  }
}
