import {
  afterNextRender,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Session, type SessionRefusal } from '../sign-in/session';
import { Texts } from '../texts/texts';
import { profile } from '../texts/scopes/profile';
import { Icon } from '../ui/icon';
import { PasswordField } from '../ui/password-field';
import { type PasswordProblem, passwordProblem, passwordRules, type Rule } from './password-rules';

/** P2: the current password, a new one twice, the rules told while typing. */
@Component({
  selector: 'p-password-form',
  imports: [FormsModule, Icon, PasswordField],
  templateUrl: './password-form.html',
  styleUrls: ['../ui/form-parts.css', './password-form.css'],
})
export class PasswordForm {
  readonly #session = inject(Session);
  protected readonly t = inject(Texts).of(profile);
  /** Takes the focus at once: nothing else can be done. */
  readonly focused = input(false);
  readonly changed = output();

  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly again = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<PasswordProblem | null>(null);
  protected readonly done = signal(false);
  protected readonly email = computed(() => this.#session.who()?.operator.email ?? '');
  readonly #minimum = linkedSignal(() => this.#session.who()?.passwordLength ?? 0);
  protected readonly rules = computed(() =>
    passwordRules(
      { current: this.current(), next: this.next(), again: this.again(), email: this.email() },
      this.#minimum(),
    ),
  );
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

  protected problemAt(field: PasswordProblem['field']): string {
    const problem = this.problem();
    if (problem?.field !== field) return '';
    return problem.text === 'password.length' ? this.t(problem.text, { count: this.#minimum() }) : this.t(problem.text);
  }

  protected ruleText({ text }: Rule): string {
    return text === 'password.length' ? this.t(text, { count: this.#minimum() }) : this.t(text);
  }

  #refused(refusal: SessionRefusal): void {
    const minimum = refusal.detail?.['minimum'];
    if (typeof minimum === 'number') this.#minimum.set(minimum);
    const problem = passwordProblem(refusal);
    this.problem.set(problem);
    const [current, next] = this.fields();
    if (problem.field) (problem.field === 'next' ? next : current)?.focus();
  }
}
