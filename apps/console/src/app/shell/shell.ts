import { Component, computed, effect, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Live } from '../live/live';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { Session } from '../sign-in/session';
import { CountBadge } from '../ui/count-badge';
import { Icon } from '../ui/icon';
import { MyProfile } from '../my-profile/my-profile';
import { Announcer } from './announcer';
import { ConnectionBar } from './connection-bar';
import { ConnectionLine } from './connection-line';
import { DialogHost } from './dialog-host';
import { RouteFocus } from './route-focus';
import { SelfCard } from './self-card';

/** The frame of every page: where one can go, who one is, how the line stands. */
@Component({
  selector: 'p-shell',
  imports: [
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    CountBadge,
    Icon,
    Announcer,
    ConnectionBar,
    ConnectionLine,
    DialogHost,
    MyProfile,
    SelfCard,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  readonly #live = inject(Live);
  protected readonly session = inject(Session);
  protected readonly me = inject(Me);
  protected readonly chats = inject(OpenChats);
  /** P3: with the start password only My profile can be reached. */
  protected readonly restricted = computed(() => this.session.state() === 'restricted');

  constructor() {
    inject(RouteFocus);
    effect(() => {
      if (this.#live.bye()?.why === 'signed-out' || this.#live.bye()?.why === 'must-change-password')
        void this.session.resume();
    });
  }
}
