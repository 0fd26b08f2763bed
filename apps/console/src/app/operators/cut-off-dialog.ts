import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Live } from '../live/live';
import { Texts } from '../texts/texts';
import { operators } from '../texts/scopes/operators';
import { Modal } from '../ui/modal';
import { refusalText, type RefusalText } from './refusal';
import type { Listed } from './roster';
import { StartPassword } from './start-password';

/** Asks before somebody is cut off: by disabling (O4), or by a reset of the password (P3). Tells what it does to whom. */
@Component({
  selector: 'p-cut-off-dialog',
  imports: [Modal, StartPassword],
  template: `<p-modal [title]="t(titleKey(), { name: one().name })" (closed)="done.emit()">
    <div class="body">
      @if (issued(); as issued) {
        <p-start-password [operator]="one().id" [password]="issued.password" />
      } @else {
        <p>{{ t(what() === 'disable' ? 'disableMeans' : 'resetMeans') }}</p>
        @if (one().load) {
          <p class="facts">{{ t('leavesChats', { count: one().load }) }}</p>
        }
        <p class="problem" role="alert">{{ problemText() }}</p>
      }
    </div>
    <footer>
      @if (issued()) {
        <button class="btn solid tall" (click)="done.emit()">{{ t('close') }}</button>
      } @else {
        <button class="btn line tall" (click)="done.emit()">{{ t('cancel') }}</button>
        <button class="btn danger tall" [disabled]="busy()" (click)="go()">
          {{ t(what() === 'disable' ? 'disable' : 'reset') }}
        </button>
      }
    </footer>
  </p-modal>`,
  styleUrls: ['../ui/dialog-parts.css', './dialogs.css'],
})
export class CutOffDialog {
  readonly #live = inject(Live);
  protected readonly t = inject(Texts).of(operators);
  readonly one = input.required<Listed>();
  readonly what = input.required<'disable' | 'reset'>();
  readonly done = output();
  protected readonly busy = signal(false);
  protected readonly issued = signal<{ password: string | null } | null>(null);
  readonly #problem = signal<RefusalText | null>(null);
  protected readonly problemText = computed(() => {
    const problem = this.#problem();
    return problem ? this.t(problem) : '';
  });
  protected readonly titleKey = computed(() => {
    if (this.issued()) return 'resetDone';
    return this.what() === 'disable' ? 'disableAsk' : 'resetAsk';
  });

  protected async go(): Promise<void> {
    this.busy.set(true);
    this.#problem.set(null);
    await (this.what() === 'disable' ? this.#disable() : this.#reset());
    this.busy.set(false);
  }

  async #disable(): Promise<void> {
    const ack = await this.#live.send('operator.disable', { operator: this.one().id });
    if (ack.ok) this.done.emit();
    else this.#problem.set(refusalText(ack));
  }

  async #reset(): Promise<void> {
    const ack = await this.#live.send('operator.reset-password', { operator: this.one().id });
    if (ack.ok) this.issued.set({ password: ack.result.initialPassword ?? null });
    else this.#problem.set(refusalText(ack));
  }
}
