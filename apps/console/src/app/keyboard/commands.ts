import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { MyChoices } from '../live/my-choices';
import { chordOf, isSingle, isTyping, writes } from './chord';
import { commandIds, type CommandId, keysOf } from './key-map';

type Bindings = Partial<Record<CommandId, () => void>>;

/** Milliseconds in which the second key of two may follow. */
const patience = 1500;

/** Who does what on which key. The one that was bound last is asked. */
@Injectable({ providedIn: 'root' })
export class Commands {
  readonly #choices = inject(MyChoices);
  readonly #bound = signal<readonly Bindings[]>([]);
  #first: { key: string; at: number } | null = null;

  /** Binds for as long as the component lives that calls this in its constructor. */
  bind(bindings: Bindings): void {
    this.#bound.update((bound) => [...bound, bindings]);
    inject(DestroyRef).onDestroy(() => this.#bound.update((bound) => bound.filter((one) => one !== bindings)));
  }

  /** What could be done now, in the order of the map. */
  available(): readonly CommandId[] {
    const bound = this.#bound();
    return commandIds.filter((id) => bound.some((bindings) => bindings[id]));
  }

  run(id: CommandId): boolean {
    const doIt = this.#bound().findLast((bindings) => bindings[id])?.[id];
    doIt?.();
    return doIt !== undefined;
  }

  /** The one listener of the page. */
  press(event: KeyboardEvent): void {
    // An open question is answered first
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    const id = this.#meant(chordOf(event), event);
    // The first key of two is meant as well: nobody else may take it for a letter
    if (id ? this.run(id) : this.#first) event.preventDefault();
  }

  #meant(chord: string, event: KeyboardEvent): CommandId | undefined {
    if (isSingle(chord) && !this.#choices.all().singleKeys) return undefined;
    if (writes(chord) && isTyping(event.target)) return undefined;
    const first = this.#first && event.timeStamp - this.#first.at < patience ? this.#first.key : '';
    const begins = available(this.available(), (key) => key.startsWith(`${chord} `)) !== undefined;
    this.#first = begins ? { key: chord, at: event.timeStamp } : null;
    const all = this.available();
    return available(all, (key) => key === `${first} ${chord}`) ?? available(all, (key) => key === chord);
  }
}

function available(ids: readonly CommandId[], fits: (key: string) => boolean): CommandId | undefined {
  return ids.find((id) => keysOf(id).some(fits));
}
