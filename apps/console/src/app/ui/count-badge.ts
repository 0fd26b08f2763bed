import { Component, computed, input } from '@angular/core';
import { countText } from './shown';

/** N3: a number in a coloured circle; absent at zero, "99+" above 99 with the true number for screen readers. */
@Component({
  selector: 'p-count-badge',
  template: `@if (count() > 0) {
    <span class="badge num" [class]="tone()"
      ><span aria-hidden="true">{{ text() }}</span
      ><span class="unseen">{{ count() }} {{ label() }}</span></span
    >
  }`,
  styleUrl: './count-badge.css',
})
export class CountBadge {
  readonly count = input.required<number>();
  /** What is counted, such as "visitors waiting". */
  readonly label = input.required<string>();
  readonly tone = input<'waiting' | 'offer' | 'accent'>('accent');
  protected readonly text = computed(() => countText(this.count()));
}
