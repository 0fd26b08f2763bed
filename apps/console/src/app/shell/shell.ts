import { Component, computed, effect, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { onMac, printed } from '../keyboard/chord';
import { Commands } from '../keyboard/commands';
import { GlobalKeys } from '../keyboard/global-keys';
import { keyMap } from '../keyboard/key-map';
import { Live } from '../live/live';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { Bell } from '../notifications/bell';
import { SoundBar } from '../notifications/sound-bar';
import { Session } from '../sign-in/session';
import { CountBadge } from '../ui/count-badge';
import { Icon } from '../ui/icon';
import { listenToKeys } from '../ui/listen';
import { MyProfile } from '../my-profile/my-profile';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { administrationOf } from './administration';
import { Announcer } from './announcer';
import { AuditorHome } from './auditor-home';
import { ConnectionBar } from './connection-bar';
import { ConnectionLine } from './connection-line';
import { DialogHost } from './dialog-host';
import { FocusKeeper } from './focus-keeper';
import { Idle } from './idle';
import { IdleDialog } from './idle-dialog';
import { RouteFocus } from './route-focus';
import { SelfCard } from './self-card';
import { ToastList } from './toast-list';

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
    Bell,
    ConnectionBar,
    ConnectionLine,
    DialogHost,
    IdleDialog,
    MyProfile,
    SelfCard,
    SoundBar,
    ToastList,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  readonly #live = inject(Live);
  protected readonly t = inject(Texts).of(shell);
  protected readonly session = inject(Session);
  protected readonly me = inject(Me);
  protected readonly commands = inject(Commands);
  protected readonly idle = inject(Idle);
  protected readonly chats = inject(OpenChats);
  protected readonly home = inject(AuditorHome);
  /** P3: with the start password only My profile can be reached. */
  protected readonly onlyProfile = computed(() => this.session.state() === 'restricted');
  protected readonly administration = computed(() => administrationOf(this.session.who()?.operator.role));
  protected readonly jumpKey = printed(keyMap.palette.keys[0], onMac()).join(' ');
  #asked = 0;

  constructor() {
    inject(RouteFocus);
    inject(FocusKeeper);
    inject(GlobalKeys).bind();
    listenToKeys(document, (event) => this.onlyProfile() || this.commands.press(event));
    effect(() => {
      const why = this.#live.bye()?.why;
      if (why === 'signed-out' || why === 'must-change-password') this.#askAgain();
    });
  }

  /** The line was refused: the session may be another now, or over. Not asked in a tight circle, whatever is wrong. */
  #askAgain(): void {
    const soon = Date.now() - this.#asked < 5000;
    this.#asked = Date.now();
    setTimeout(() => void this.session.resume(), soon ? 5000 : 0);
  }
}
