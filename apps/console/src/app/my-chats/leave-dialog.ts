import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ChatActions } from '../live/chat-actions';
import { Me } from '../live/me';
import { myChats } from '../texts/scopes/my-chats';
import { Refusals } from '../texts/refusals';
import { Texts } from '../texts/texts';
import { Modal } from '../ui/modal';
import { isGone } from '../ui/shown';

/** L2: the last member is told what leaving means before leaving. */
@Component({
  selector: 'p-leave-dialog',
  imports: [Modal],
  template: `<p-modal [title]="t('leave.title', { name: name() })" (closed)="done.emit()">
    <div class="body">
      <p>
        {{ isVacant() ? t('leave.closes') : t('leave.requeues') }}
      </p>
      <p class="problem" role="alert">{{ problem() }}</p>
    </div>
    <footer>
      <button class="btn line tall" (click)="done.emit()">{{ t('leave.cancel') }}</button>
      <button class="btn solid tall" (click)="leave()">{{ t('leave.leave') }}</button>
    </footer>
  </p-modal>`,
  styleUrl: '../ui/dialog-parts.css',
})
export class LeaveDialog {
  readonly #actions = inject(ChatActions);
  readonly #me = inject(Me);
  readonly #refusals = inject(Refusals);
  protected readonly t = inject(Texts).of(myChats);
  readonly chat = input.required<string>();
  readonly name = input.required<string>();
  readonly done = output();
  protected readonly problem = signal('');
  protected readonly isVacant = computed(() => {
    const mine = this.#me.chat(this.chat());
    return mine !== undefined && isGone(mine.visitor);
  });

  protected async leave(): Promise<void> {
    const ack = await this.#actions.leave(this.chat());
    if (ack.ok) this.done.emit();
    else this.problem.set(this.#refusals.text(ack));
  }
}
