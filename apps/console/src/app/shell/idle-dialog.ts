import { Component, inject } from '@angular/core';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Modal } from '../ui/modal';
import { Idle } from './idle';

/** The warning before a session ends because nothing was done. */
@Component({
  selector: 'p-idle-dialog',
  imports: [Modal],
  template: `<p-modal [title]="t('idle.title')" [hint]="t('idle.hint')" (closed)="idle.renew()">
    <div class="body">
      <p>{{ t('idle.left', { count: idle.left() ?? 0 }) }}</p>
    </div>
    <footer>
      <button class="btn solid tall" (click)="idle.renew()">{{ t('idle.stay') }}</button>
    </footer>
  </p-modal>`,
  styleUrl: '../ui/dialog-parts.css',
})
export class IdleDialog {
  protected readonly idle = inject(Idle);
  protected readonly t = inject(Texts).of(shell);
}
