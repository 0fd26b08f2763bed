import { signal } from '@angular/core';

export interface Hidden {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Which tabs of a strip that scrolls are out of sight, and to which side. */
export class StripEdges {
  readonly #hidden = signal<Hidden>({ before: [], after: [] });
  readonly hidden = this.#hidden.asReadonly();

  measure(strip: HTMLElement): void {
    const tabs = [...strip.querySelectorAll<HTMLElement>('[data-chat]')];
    const room = strip.getBoundingClientRect();
    const isReversed = getComputedStyle(strip).direction === 'rtl';
    const left: string[] = [];
    const right: string[] = [];
    for (const tab of tabs) {
      const { left: start, right: end } = tab.getBoundingClientRect();
      const middle = (start + end) / 2;
      if (middle < room.left) left.push(tab.dataset['chat'] ?? '');
      else if (middle > room.right) right.push(tab.dataset['chat'] ?? '');
    }
    const next: Hidden = isReversed ? { before: right, after: left } : { before: left, after: right };
    this.#hidden.update((last) =>
      String([next.before, '|', next.after]) === String([last.before, '|', last.after]) ? last : next,
    );
  }
}
