import { Component, computed, inject, input, output, signal } from '@angular/core';
import { ChatActions } from '../live/chat-actions';
import { Me } from '../live/me';
import { Modal } from '../ui/modal';
import { isGone } from '../ui/shown';

/** L2: the last member is told what leaving means before leaving. */
@Component({
  selector: 'p-leave-dialog',
  imports: [Modal],
  template: `<p-modal [title]="'Leave the chat with ' + name() + '?'" (closed)="done.emit()">
    <div class="body">
      <p>
        {{
          isVacant()
            ? 'You are the last operator and the visitor is gone: the chat closes.'
            : 'You are the last operator: the visitor goes back to waiting, at the old place in the queue.'
        }}
      </p>
      <p class="problem" role="alert">{{ problem() }}</p>
    </div>
    <footer>
      <button class="btn line tall" (click)="done.emit()">Cancel</button>
      <button class="btn solid tall" (click)="leave()">Leave</button>
    </footer>
  </p-modal>`,
  styleUrl: '../ui/dialog-parts.css',
})
export class LeaveDialog {
  readonly #actions = inject(ChatActions);
  readonly #me = inject(Me);
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
    else this.problem.set(ack.message);
  }
}
