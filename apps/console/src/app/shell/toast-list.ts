import { Component, inject } from '@angular/core';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import { Toasts } from './toasts';

/** The short news, in a corner where it covers nothing that is worked with. It is spoken elsewhere. */
@Component({
  selector: 'p-toast-list',
  imports: [Icon],
  template: `@for (toast of toasts.all(); track toast) {
    <p class="toast">
      <span>{{ toast.text }}</span>
      <button class="btn plain icon" [attr.aria-label]="t('toast.dismiss')" (click)="toasts.dismiss(toast)">
        <p-icon name="close" />
      </button>
    </p>
  }`,
  styles: `
    :host {
      position: fixed;
      inset-block-start: 12px;
      inset-inline-end: 16px;
      z-index: 5;
      display: grid;
      gap: 8px;
      max-inline-size: min(380px, calc(100vw - 32px));
    }
    .toast {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 6px 6px 6px 14px;
      padding-inline: 14px 6px;
      border: 1px solid var(--line);
      border-radius: var(--r3);
      background: var(--surface);
      box-shadow: var(--shadow-2);
    }
    .btn {
      margin-inline-start: auto;
    }
  `,
})
export class ToastList {
  protected readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).of(shell);
}
