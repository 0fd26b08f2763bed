import { Component, computed, input } from '@angular/core';
import { Icon } from './icon';

/** Initials on a colour that belongs to the id: round for operators, square for visitors. */
@Component({
  selector: 'p-avatar',
  imports: [Icon],
  template: `@if (initials()) {
      {{ initials() }}
    } @else {
      <p-icon name="profile" />
    }`,
  styleUrl: './avatar.css',
  host: { 'aria-hidden': 'true', '[class]': 'look()', '[style.--h]': 'hue()' },
})
export class Avatar {
  readonly id = input.required<string>();
  /** Empty: nothing is known but that somebody is there. */
  readonly name = input('');
  readonly shape = input<'round' | 'square'>('round');
  readonly size = input<'small' | 'medium' | 'large'>('medium');
  readonly presence = input<'here' | 'away' | 'gone'>();

  protected readonly look = computed(() => [this.size(), this.shape(), this.presence() ?? ''].join(' '));
  protected readonly initials = computed(() => {
    const parts = this.name().trim().split(/\s+/);
    const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
    return letters.map((part) => part?.[0]?.toUpperCase() ?? '').join('');
  });
  protected readonly hue = computed(() => {
    let sum = 0;
    for (const letter of this.id()) sum = (sum * 31 + letter.charCodeAt(0)) % 360;
    return sum;
  });
}
