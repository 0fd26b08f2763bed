import { Component, input, signal } from '@angular/core';

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
    const text = this.text();
    if (!(await isOnClipboard(text))) copyBySelection(text);
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), saidFor);
  }
}

/** Without TLS browsers give pages no clipboard, and people may refuse it. */
async function isOnClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copyBySelection(text: string): void {
  const box = document.createElement('textarea');
  box.value = text;
  const before = document.activeElement;
  (before?.closest('dialog') ?? document.body).append(box);
  box.select();
  document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus();
}
