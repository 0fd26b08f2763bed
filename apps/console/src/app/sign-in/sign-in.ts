import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Texts } from '../texts/texts';
import { signIn } from '../texts/scopes/sign-in';
import { focusHeading } from '../shell/route-focus';
import { Icon } from '../ui/icon';
import { PasswordField } from '../ui/password-field';
import { isPassing, Session } from './session';

/** P1: e-mail and password; whatever is wrong with them, the answer is the same. */
@Component({
  selector: 'p-sign-in',
  imports: [FormsModule, Icon, PasswordField],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
})
export class SignIn {
  readonly #session = inject(Session);
  protected readonly t = inject(Texts).of(signIn);
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<'wrong' | 'unreachable' | null>(null);
  protected readonly problemText = computed(() => {
    const problem = this.problem();
    return problem ? this.t(problem) : '';
  });
  protected readonly reason = computed(
    () => (({ never: null, ended: 'ended', 'signed-out': 'signedOut' }) as const)[this.#session.why()],
  );
  private readonly first = viewChild.required<ElementRef<HTMLInputElement>>('first');

  constructor() {
    afterNextRender(() => this.first().nativeElement.focus());
    // The door goes, and the focus with it: the page that opens has it
    inject(DestroyRef).onDestroy(() => setTimeout(() => focusHeading()));
  }

  protected async signIn(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    const refusal = await this.#session.signIn(this.email().trim(), this.password());
    this.busy.set(false);
    if (refusal) this.problem.set(isPassing(refusal) ? 'unreachable' : 'wrong');
  }
}
