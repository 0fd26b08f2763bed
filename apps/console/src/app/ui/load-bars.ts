import { Component, computed, inject, input } from '@angular/core';
import { ui } from '../texts/scopes/ui';
import { Texts } from '../texts/texts';

const shownAtMost = 6;

/** An operator's number of chats, drawn and told. */
@Component({
  selector: 'p-load-bars',
  template: `<span class="bars" aria-hidden="true">
      @for (full of bars(); track $index) {
        <i [class.full]="full"></i>
      }
    </span>
    <span class="num small quiet"
      >{{ load() }}<span [class.unseen]="!worded()"> {{ t('chats', { count: load() }) }}</span></span
    >`,
  styles: `
    :host,
    .bars {
      display: inline-flex;
      align-items: center;
      gap: 3px;
    }
    :host {
      position: relative;
      gap: 8px;
    }
    i {
      inline-size: 5px;
      block-size: 12px;
      border-radius: 2px;
      background: var(--surface-3);
      box-shadow: inset 0 0 0 1px var(--line);
    }
    .full {
      background: var(--accent);
      box-shadow: none;
    }
    .num {
      min-inline-size: 12px;
      text-align: end;
    }
  `,
})
export class LoadBars {
  protected readonly t = inject(Texts).of(ui);
  readonly load = input.required<number>();
  /** Whether the word "chats" is seen, not only read out. */
  readonly worded = input(false);
  protected readonly bars = computed(() => Array.from({ length: shownAtMost }, (_, bar) => bar < this.load()));
}
