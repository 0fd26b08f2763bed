import {
  afterNextRender,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';

/** A question that must be answered first: the browser's own modal dialog, so focus is kept in and given back. */
@Component({
  selector: 'p-modal',
  template: `<dialog #dialog [attr.aria-label]="title()" (close)="closed.emit()">
    <header>
      <h2>{{ title() }}</h2>
      <p class="quiet">{{ hint() }}</p>
    </header>
    <ng-content />
  </dialog>`,
  styleUrl: './modal.css',
})
export class Modal {
  readonly title = input.required<string>();
  readonly hint = input('');
  /** Esc, or the browser's way back. */
  readonly closed = output();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    const opener = document.activeElement;
    afterNextRender(() => this.dialog().nativeElement.showModal());
    inject(DestroyRef).onDestroy(() => {
      if (opener instanceof HTMLElement) opener.focus();
    });
  }
}
