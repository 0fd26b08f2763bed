import { DestroyRef, inject, Injectable } from '@angular/core';

/** Knows the newest place of one chat window that was in view while the page was visible. */
@Injectable()
export class SeenItems {
  readonly #places = new Map<Element, number>();
  readonly #inView = new Set<Element>();
  readonly #observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) this.#inView[isIntersecting ? 'add' : 'delete'](target);
    this.#tell();
  });
  readonly #onVisible = (): void => this.#tell();
  /** Called with the newest place. */
  told: (place: number) => void = () => undefined;

  constructor() {
    document.addEventListener('visibilitychange', this.#onVisible);
    inject(DestroyRef).onDestroy(() => {
      this.#observer.disconnect();
      document.removeEventListener('visibilitychange', this.#onVisible);
    });
  }

  /** The elements that are in the window now; each carries its place. */
  watch(elements: Iterable<HTMLElement>): void {
    const gone = new Set(this.#places.keys());
    for (const element of elements) {
      gone.delete(element);
      if (!this.#places.has(element)) this.#observer.observe(element);
      this.#places.set(element, Number(element.dataset['place']));
    }
    for (const element of gone) this.#forget(element);
    this.#tell();
  }

  #forget(element: Element): void {
    this.#places.delete(element);
    this.#inView.delete(element);
    this.#observer.unobserve(element);
  }

  #tell(): void {
    if (document.visibilityState !== 'visible' || this.#inView.size === 0) return;
    this.told(Math.max(...[...this.#inView].map((element) => this.#places.get(element) ?? 0)));
  }
}
