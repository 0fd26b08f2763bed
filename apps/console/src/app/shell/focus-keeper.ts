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
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ['disabled', 'hidden', 'inert'],
    });
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
    if (!last || !isOut(last)) return;
    setTimeout(() => this.#mend());
    requestAnimationFrame(() => setTimeout(() => this.#mend()));
  }

  #mend(): void {
    const [last] = this.#around;
    if (last && isOut(last) && document.activeElement === document.body) this.#near()?.focus();
  }

  #near(): HTMLElement | null {
    const rest = this.#around.filter((one) => one.closest('main, dialog') && !one.matches('main') && !isOut(one));
    const near = rest.flatMap((one) => [...one.querySelectorAll<HTMLElement>(reachable)]).find((one) => !isOut(one));
    return near ?? document.querySelector<HTMLElement>('main h1, main [tabindex]');
  }
}

/** Gone, or there and nobody's to reach. */
function isOut(element: HTMLElement): boolean {
  return !element.isConnected || element.matches(':disabled') || element.closest('[inert]') !== null;
}

function aroundOf(target: EventTarget | null): HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let one = target instanceof HTMLElement ? target : null; one; one = one.parentElement) around.push(one);
  return around;
}
