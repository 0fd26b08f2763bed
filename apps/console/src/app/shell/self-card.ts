import { afterNextRender, Component, computed, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
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
  host: { '(keydown.escape)': 'close()' },
})
export class SelfCard {
  readonly #live = inject(Live);
  readonly #session = inject(Session);
  readonly #dialogs = inject(Dialogs);
  readonly #me = inject(Me);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);
  private readonly self = viewChild<ElementRef<HTMLElement>>('self');
  protected readonly t = inject(Texts).of(shell);
  protected readonly opened = signal(false);
  protected readonly who = computed(() => this.#session.who()?.operator);
  /** A name that was changed since the sign-in is the new one. */
  protected readonly name = computed(() => this.#me.self()?.name ?? this.who()?.name ?? '');
  protected readonly restricted = computed(() => this.#session.state() === 'restricted');
  protected readonly isAuditor = computed(() => this.who()?.role === 'auditor');
  protected readonly away = computed(() => this.#me.self()?.presence === 'away');
  readonly #members = computed(() => this.#me.chats().filter((chat) => chat.relation === 'member').length);
  protected readonly state = computed(() => {
    if (this.restricted()) return this.t('self.startPassword');
    if (this.isAuditor()) return this.t('self.auditor');
    const state = this.t(`self.${this.#me.self()?.presence ?? 'offline'}`);
    return this.t('self.chats', { state, count: this.#members() });
  });

  protected toggle(): void {
    if (this.opened()) return this.close();
    this.opened.set(true);
    afterNextRender(() => this.#host.querySelector<HTMLElement>('.menu button')?.focus(), { injector: this.#injector });
  }

  /** The menu goes, and what was in it gives the focus back. */
  protected close(): void {
    if (!this.opened()) return;
    this.self()?.nativeElement.focus();
    this.opened.set(false);
  }

  protected toggleAway(): void {
    this.close();
    void this.#live.send('presence.set', { status: this.away() ? 'online' : 'away' });
  }

  /** O3: open chats are listed first. */
  protected signOut(): void {
    this.close();
    if (this.#members()) this.#dialogs.open({ kind: 'sign-out' });
    else void this.#session.signOut();
  }
}
