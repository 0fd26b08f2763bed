import { Component, computed, inject, output } from '@angular/core';
import { Me } from '../live/me';
import { Session } from '../sign-in/session';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Modal } from '../ui/modal';
import { Wording } from '../ui/wording';

/** O3: signing out with open chats lists them first, then leaves them. */
@Component({
  selector: 'p-sign-out-dialog',
  imports: [Modal],
  template: `<p-modal [title]="t('signOut.title')" (closed)="done.emit()">
    <div class="body">
      <p>{{ t('signOut.stillIn') }}</p>
      <ul>
        @for (name of names(); track $index) {
          <li dir="auto">{{ name }}</li>
        }
      </ul>
    </div>
    <footer>
      <button class="btn line tall" (click)="done.emit()">{{ t('signOut.cancel') }}</button>
      <button class="btn solid tall" (click)="signOut()">{{ t('signOut.leave') }}</button>
    </footer>
  </p-modal>`,
  styleUrl: '../ui/dialog-parts.css',
})
export class SignOutDialog {
  readonly #session = inject(Session);
  readonly #me = inject(Me);
  readonly #wording = inject(Wording);
  readonly done = output();
  protected readonly t = inject(Texts).of(shell);
  protected readonly names = computed(() =>
    this.#me
      .chats()
      .filter((chat) => chat.relation === 'member')
      .map((chat) => this.#wording.visitor(chat.visitor)),
  );

  protected async signOut(): Promise<void> {
    await this.#session.signOut();
    this.done.emit();
  }
}
