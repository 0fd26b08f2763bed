import { DestroyRef, inject, Injectable } from '@angular/core';

const reachable = 'a[href], button:not([disabled]), input:not([disabled]), textarea, select, [tabindex="0"]';

/** When the focused thing goes, the focus goes to what is near, else to the heading: it is never on nothing. */
@Injectable({ providedIn: 'root' })
export class FocusKeeper {
  /** The focused element and everything around it, from the inside out. */
  #around: readonly HTMLElement[] = [];

  constructor() {
    const note = (event: FocusEvent): void => void (this.#around = aroundOf(event.target));
    const observer = new MutationObserver(() => this.#look());
    document.addEventListener('focusin', note);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] });
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
      document.removeEventListener('focusin', note);
    });
  }

  /**
   * Whoever takes something away may have a better place for the focus: theirs comes first. What was only disabled keeps
   * the focus until the page is drawn.
   */
  #look(): void {
    const [last] = this.#around;
    if (!last || (last.isConnected && !last.matches(':disabled'))) return;
    setTimeout(() => this.#mend());
    requestAnimationFrame(() => setTimeout(() => this.#mend()));
  }

  #mend(): void {
    const [last] = this.#around;
    const isGone = last !== undefined && (!last.isConnected || last.matches(':disabled'));
    if (isGone && document.activeElement === document.body) this.#near()?.focus();
  }

  #near(): HTMLElement | null {
    const rest = this.#around.filter(
      (one) => one.isConnected && one.closest('main, dialog') && !one.matches('main, :disabled'),
    );
    const near = rest.map((one) => one.querySelector<HTMLElement>(reachable)).find((one) => one !== null);
    return near ?? document.querySelector<HTMLElement>('main h1, main [tabindex]');
  }
}

function aroundOf(target: EventTarget | null): HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let one = target instanceof HTMLElement ? target : null; one; one = one.parentElement) around.push(one);
  return around;
}
