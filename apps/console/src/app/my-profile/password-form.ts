import { afterNextRender, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Session } from '../sign-in/session';
import { Icon } from '../ui/icon';
import { PasswordField } from '../ui/password-field';
import { passwordRules } from './password-rules';

/** P2: the current password, a new one twice, the rules told while typing. */
@Component({
  selector: 'p-password-form',
  imports: [FormsModule, Icon, PasswordField],
  templateUrl: './password-form.html',
  styleUrl: './password-form.css',
})
export class PasswordForm {
  readonly #session = inject(Session);
  /** Takes the focus at once: nothing else can be done. */
  readonly focused = input(false);
  readonly changed = output();

  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly again = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly wrongCurrent = signal('');
  protected readonly done = signal(false);
  protected readonly email = computed(() => this.#session.who()?.operator.email ?? '');
  protected readonly rules = computed(() => [
    ...passwordRules(this.next(), this.current(), this.email()),
    { text: 'The same both times', kept: this.next() !== '' && this.next() === this.again() },
  ]);
  protected readonly sendable = computed(() => this.current() !== '' && this.rules().every((rule) => rule.kept));
  private readonly first = viewChild.required(PasswordField);

  constructor() {
    afterNextRender(() => {
      if (this.focused()) this.first().focus();
    });
  }

  protected async change(): Promise<void> {
    if (this.busy() || !this.sendable()) return;
    this.busy.set(true);
    this.problem.set('');
    this.wrongCurrent.set('');
    this.done.set(false);
    const refusal = await this.#session.changePassword(this.current(), this.next());
    this.busy.set(false);
    if (refusal) return this.#refused(refusal.code, refusal.message);
    for (const field of [this.current, this.next, this.again]) field.set('');
    this.done.set(true);
    this.changed.emit();
  }

  #refused(code: string, message: string): void {
    if (code !== 'UNAUTHENTICATED') return this.problem.set(message);
    this.wrongCurrent.set('This is not your current password.');
    this.first().focus();
  }
}
