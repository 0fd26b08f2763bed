import { Component, computed, input } from '@angular/core';
import type { Status } from '#libs/contracts';
import { Icon } from './icon';

export type Label = Status | 'invite' | 'transfer' | 'closed';

const words: Record<Label, string> = {
  waiting: 'Waiting',
  active: 'Active',
  vacant: 'Vacant',
  invite: 'Invite',
  transfer: 'Transfer',
  closed: 'Closed',
};

/** The seed's word for where a chat stands, with its shape and colour. */
@Component({
  selector: 'p-status-chip',
  imports: [Icon],
  template: `<p-icon [name]="icon()" />{{ word() }}`,
  styleUrl: './status-chip.css',
  host: { '[class]': 'label()' },
})
export class StatusChip {
  readonly label = input.required<Label>();
  protected readonly word = computed(() => words[this.label()]);
  protected readonly icon = computed(() => {
    const label = this.label();
    return label === 'closed' ? 'vacant' : label;
  });
}
