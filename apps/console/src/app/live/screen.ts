import { Injectable, type Signal, signal } from '@angular/core';

/** How much room the page has; the same widths stand in the styles. */
@Injectable({ providedIn: 'root' })
export class Screen {
  /** A phone: rows become cards, tabs become a list. */
  readonly isNarrow = holds('(width < 720px)');
}

function holds(query: string): Signal<boolean> {
  if (typeof matchMedia === 'undefined') return signal(false);
  const media = matchMedia(query);
  const matches = signal(media.matches);
  media.addEventListener('change', () => matches.set(media.matches));
  return matches.asReadonly();
}
