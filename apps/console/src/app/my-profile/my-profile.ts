import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Live } from '../live/live';
import { administrationOf } from '../shell/administration';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { profile } from '../texts/scopes/profile';
import { Session } from '../sign-in/session';
import { Icon } from '../ui/icon';
import { Devices } from './devices';
import { DisplayName } from './display-name';
import { LookChoices } from './look-choices';
import { PasswordForm } from './password-form';
import { SoundChoices } from './sound-choices';
import { WorkChoices } from './work-choices';

/** My profile: the password, the name, and how the console looks, sounds and is steered. */
@Component({
  selector: 'p-my-profile',
  imports: [Devices, DisplayName, Icon, LookChoices, PasswordForm, RouterLink, SoundChoices, WorkChoices],
  templateUrl: './my-profile.html',
  styleUrls: ['../ui/page-parts.css', '../ui/form-parts.css', './my-profile.css'],
})
export class MyProfile {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  protected readonly t = inject(Texts).of(profile);
  protected readonly live = inject(Live);
  protected readonly who = computed(() => this.#session.who()?.operator);
  /** P3: nothing else works until the start password is changed. */
  protected readonly restricted = computed(() => this.#session.state() === 'restricted');
  protected readonly isAuditor = computed(() => this.who()?.role === 'auditor');
  /** On a small screen the bar has no room for them. */
  protected readonly administration = computed(() => (this.isAuditor() ? [] : administrationOf(this.who()?.role)));
  protected readonly words = inject(Texts).of(shell);
  readonly #began = this.restricted();

  protected changed(): void {
    if (this.#began) void this.#router.navigateByUrl('/');
  }
}
