import { Component, inject, input, output, signal } from '@angular/core';
import { Live } from '../live/live';
import { myChats } from '../texts/scopes/my-chats';
import { Refusals } from '../texts/refusals';
import { Texts } from '../texts/texts';
import { Modal } from '../ui/modal';

/** K1: asked for confirmation, naming the visitor and what the visitor will read. */
@Component({
  selector: 'p-kick-dialog',
  imports: [Modal],
  template: `<p-modal [title]="t('kick.title', { name: name() })" (closed)="done.emit()">
    <div class="body">
      <p>{{ t('kick.ends') }}</p>
      <p class="says">The operator has ended the chat</p>
      <p class="quiet">{{ t('kick.stay') }}</p>
      <p class="problem" role="alert">{{ problem() }}</p>
    </div>
    <footer>
      <button class="btn line tall" (click)="done.emit()">{{ t('kick.cancel') }}</button>
      <button class="btn danger tall" [attr.aria-disabled]="busy() || null" (click)="kick()">
        {{ busy() ? t('kick.kicking') : t('kick.kick') }}
      </button>
    </footer>
  </p-modal>`,
  styleUrl: '../ui/dialog-parts.css',
})
export class KickDialog {
  readonly #live = inject(Live);
  readonly #refusals = inject(Refusals);
  protected readonly t = inject(Texts).of(myChats);
  readonly chat = input.required<string>();
  readonly name = input.required<string>();
  readonly done = output();
  protected readonly busy = signal(false);
  protected readonly problem = signal('');

  protected async kick(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const ack = await this.#live.send('visitor.kick', {}, this.chat());
    this.busy.set(false);
    if (ack.ok) this.done.emit();
    else this.problem.set(this.#refusals.text(ack));
  }
}
