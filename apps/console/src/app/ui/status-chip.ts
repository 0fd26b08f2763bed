import { Component, computed, inject, input } from '@angular/core';
import type { Status } from '#libs/contracts';
import { ui } from '../texts/scopes/ui';
import { Texts } from '../texts/texts';
import { Icon } from './icon';

export type Label = Status | 'invite' | 'transfer' | 'closed';

/** The seed's word for where a chat stands, with its shape and colour. */
@Component({
  selector: 'p-status-chip',
  imports: [Icon],
  template: `<p-icon [name]="icon()" />{{ word() }}`,
  styleUrl: './status-chip.css',
  host: { '[class]': 'label()' },
})
export class StatusChip {
  readonly #t = inject(Texts).of(ui);
  readonly label = input.required<Label>();
  protected readonly word = computed(() => this.#t(`status.${this.label()}`));
  protected readonly icon = computed(() => {
    const label = this.label();
    return label === 'closed' ? 'vacant' : label;
  });
}
