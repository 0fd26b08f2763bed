import { Component, computed, inject, signal } from '@angular/core';
import { Live } from '../live/live';
import { Me } from '../live/me';
import { Session } from '../sign-in/session';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { Dialogs } from './dialogs';

/** Who I am, whether I am here, and the way out. */
@Component({
  selector: 'p-self-card',
  imports: [Avatar, Icon],
  templateUrl: './self-card.html',
  styleUrl: './self-card.css',
  host: { '(keydown.escape)': 'opened.set(false)' },
})
export class SelfCard {
  readonly #live = inject(Live);
  readonly #session = inject(Session);
  readonly #dialogs = inject(Dialogs);
  readonly #me = inject(Me);
  protected readonly t = inject(Texts).of(shell);
  protected readonly opened = signal(false);
  protected readonly who = computed(() => this.#session.who()?.operator);
  protected readonly restricted = computed(() => this.#session.state() === 'restricted');
  protected readonly offLine = computed(() => !this.#live.connection());
  protected readonly away = computed(() => this.#me.self()?.presence === 'away');
  readonly #members = computed(() => this.#me.chats().filter((chat) => chat.relation === 'member').length);
  protected readonly state = computed(() => {
    if (this.restricted()) return this.t('self.startPassword');
    if (this.offLine()) return this.t('self.auditor');
    const state = this.t(`self.${this.#me.self()?.presence ?? 'offline'}`);
    return this.t('self.chats', { state, count: this.#members() });
  });

  protected toggleAway(): void {
    this.opened.set(false);
    void this.#live.send('presence.set', { status: this.away() ? 'online' : 'away' });
  }

  /** O3: open chats are listed first. */
  protected signOut(): void {
    this.opened.set(false);
    if (this.#members()) this.#dialogs.open({ kind: 'sign-out' });
    else void this.#session.signOut();
  }
}
