import { computed, inject, Injectable } from '@angular/core';
import type { Ack } from '#libs/contracts';
import { type Choices, choicesOf } from './choices';
import { Live } from './live';
import { Me } from './me';

/** My own choices, and the door to change them. */
@Injectable({ providedIn: 'root' })
export class MyChoices {
  readonly #live = inject(Live);
  readonly #me = inject(Me);
  readonly #stored = computed(() => this.#me.self()?.choices);

  /** False until the server has told them: until then `all` are the usual ones. */
  readonly known = computed(() => this.#stored() !== undefined);
  readonly all = computed((): Choices => choicesOf(this.#stored() ?? {}));

  /** What is not named stays as it is. */
  choose(change: Partial<Choices>): Promise<Ack> {
    return this.#live.send('profile.change', { choices: { ...change } });
  }
}
