import { Component, input, signal } from '@angular/core';
import { copyText } from './clipboard';

/** Milliseconds for which it says that it was done. */
const saidFor = 4000;

/** Copies a text, and says so to those who see it and to those who hear it. */
@Component({
  selector: 'p-copy-button',
  template: `<button type="button" class="btn line" (click)="copy()">{{ label() }}</button>
    <span class="quiet" role="status">{{ copied() ? done() : '' }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  readonly done = input.required<string>();
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await copyText(this.text());
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), saidFor);
  }
}
