import { element } from './element';

/** The place of the chat frame: beside the page on a large screen, over it (and modal) on a phone. */
export class Panel {
  readonly dialog: HTMLDialogElement;
  // As the style sheet has it when it is minified: the same words compress to almost nothing.
  readonly #phone = matchMedia('(width<640px),(height<480px)');
  #scrolling = '';

  constructor(label: string, closed: () => void) {
    this.dialog = element('dialog', { 'aria-label': label });
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      closed();
    });
    this.#phone.addEventListener('change', () => this.#reshow());
    visualViewport?.addEventListener('resize', () => this.#fit());
    visualViewport?.addEventListener('scroll', () => this.#fit());
  }

  get coversPage(): boolean {
    return this.#phone.matches;
  }

  show(): void {
    if (this.dialog.open) return;
    if (this.#phone.matches) {
      this.#scrolling = document.documentElement.style.overflow;
      document.documentElement.style.overflow = 'hidden';
      this.dialog.showModal();
      this.#fit();
    } else this.dialog.open = true;
  }

  hide(): void {
    if (this.dialog.matches(':modal')) document.documentElement.style.overflow = this.#scrolling;
    this.dialog.close();
  }

  resize(height: number): void {
    if (height > 0) this.dialog.style.setProperty('--height', `${Math.round(height)}px`);
  }

  #reshow(): void {
    if (!this.dialog.open) return;
    this.hide();
    this.show();
  }

  /** On phones the keyboard covers part of the page; the sheet takes what is left. */
  #fit(): void {
    if (!visualViewport || !this.dialog.matches(':modal')) return;
    this.dialog.style.setProperty('--visible', `${visualViewport.height}px`);
    this.dialog.style.setProperty('--top', `${visualViewport.offsetTop}px`);
  }
}
