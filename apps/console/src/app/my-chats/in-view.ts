import { DestroyRef, Directive, effect, ElementRef, inject, input } from '@angular/core';
import { SeenItems } from './seen-items';

/** An item of a thread that tells when it has been scrolled into view. */
@Directive({ selector: '[pInView]' })
export class InView {
  /** The item's place; null while it has none. */
  readonly pInView = input.required<number | null>();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const seen = inject(SeenItems);
    effect(() => {
      const place = this.pInView();
      if (place !== null) seen.observe(element, place);
    });
    inject(DestroyRef).onDestroy(() => seen.forget(element));
  }
}
