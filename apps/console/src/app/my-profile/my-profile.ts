import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Live } from '../live/live';
import { options } from '../live/choices';
import { Look } from '../live/look';
import { Session } from '../sign-in/session';
import { Choice } from './choice';
import { PasswordForm } from './password-form';

/** My profile: the password, and how the console looks and is steered. */
@Component({
  selector: 'p-my-profile',
  imports: [PasswordForm, Choice],
  templateUrl: './my-profile.html',
  styleUrl: './my-profile.css',
})
export class MyProfile {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  protected readonly live = inject(Live);
  protected readonly look = inject(Look);
  protected readonly values = options;
  protected readonly onOff = ['on', 'off'] as const;
  protected readonly who = computed(() => this.#session.who()?.operator);
  /** P3: nothing else works until the start password is changed. */
  protected readonly restricted = computed(() => this.#session.state() === 'restricted');
  readonly #began = this.restricted();

  protected changed(): void {
    if (this.#began) void this.#router.navigateByUrl('/');
  }
}
