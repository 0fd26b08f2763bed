import { Component, computed, inject } from '@angular/core';
import { percentOf } from './lane-shapes';
import { Player } from './player';

/** The line through the lanes; the only thing that is drawn anew with each frame. */
@Component({
  selector: 'p-play-head',
  template: `<span [style.inset-inline-start.%]="at()"></span>`,
  styles: `
    :host {
      position: absolute;
      inset: -4px 0;
      pointer-events: none;
    }
    span {
      position: absolute;
      inset-block: 0;
      inline-size: 2px;
      margin-inline-start: -1px;
      border-radius: 2px;
      background: var(--danger);
    }
    span::before {
      position: absolute;
      inset-block-start: -5px;
      inset-inline-start: -4px;
      inline-size: 10px;
      block-size: 10px;
      border-radius: 50%;
      background: var(--danger);
      box-shadow: 0 0 0 2px var(--surface-2);
      content: '';
    }
  `,
})
export class PlayHead {
  readonly #player = inject(Player);
  protected readonly at = computed(() => percentOf(this.#player.moment().at, this.#player.start(), this.#player.end()));
}
