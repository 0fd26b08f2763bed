import { afterNextRender, Component, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Icon } from '../ui/icon';
import { PasswordField } from '../ui/password-field';
import { Session } from './session';

/** P1: e-mail and password; whatever is wrong, the answer is the same. */
@Component({
  selector: 'p-sign-in',
  imports: [FormsModule, Icon, PasswordField],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
})
export class SignIn {
  readonly #session = inject(Session);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  private readonly first = viewChild.required<ElementRef<HTMLInputElement>>('first');

  constructor() {
    afterNextRender(() => this.first().nativeElement.focus());
  }

  protected async signIn(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set('');
    const refusal = await this.#session.signIn(this.email().trim(), this.password());
    this.busy.set(false);
    if (!refusal) return;
    this.problem.set(refusal.code === 'UNREACHABLE' ? refusal.message : 'E-mail or password is wrong.');
  }
}
