import { afterNextRender, Component, computed, inject, input, output, signal, viewChildren } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Session, type SessionRefusal } from '../sign-in/session';
import { Icon } from '../ui/icon';
import { PasswordField } from '../ui/password-field';
import { passwordProblem, passwordRules, usualMinimum } from './password-rules';

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
  protected readonly problem = signal<ReturnType<typeof passwordProblem> | null>(null);
  readonly #minimum = signal(usualMinimum);
  protected readonly done = signal(false);
  protected readonly email = computed(() => this.#session.who()?.operator.email ?? '');
  protected readonly rules = computed(() => [
    ...passwordRules(this.next(), this.current(), this.email(), this.#minimum()),
    { text: 'The same both times', kept: this.next() !== '' && this.next() === this.again() },
  ]);
  protected readonly sendable = computed(
    () => this.current() !== '' && this.next() !== '' && this.next() === this.again(),
  );
  private readonly fields = viewChildren(PasswordField);

  constructor() {
    afterNextRender(() => {
      if (this.focused()) this.fields()[0]?.focus();
    });
  }

  protected async change(): Promise<void> {
    if (this.busy() || !this.sendable()) return;
    this.busy.set(true);
    this.problem.set(null);
    this.done.set(false);
    const refusal = await this.#session.changePassword(this.current(), this.next());
    this.busy.set(false);
    if (refusal) return this.#refused(refusal);
    for (const field of [this.current, this.next, this.again]) field.set('');
    this.done.set(true);
    this.changed.emit();
  }

  protected problemOf(field: 'current' | 'next' | null): string {
    const problem = this.problem();
    return problem?.field === field ? problem.text : '';
  }

  #refused(refusal: SessionRefusal): void {
    const minimum = refusal.detail?.['minimum'];
    if (typeof minimum === 'number') this.#minimum.set(minimum);
    this.problem.set(passwordProblem(refusal));
    const [current, next] = this.fields();
    if (this.problem()?.field) (this.problem()?.field === 'next' ? next : current)?.focus();
  }
}
