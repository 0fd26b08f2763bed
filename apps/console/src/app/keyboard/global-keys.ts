import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { ChatActions } from '../live/chat-actions';
import { OpenChats } from '../live/open-chats';
import { Dialogs } from '../shell/dialogs';
import { Line } from '../shell/line';
import { Session } from '../sign-in/session';
import { Commands } from './commands';
import { goToRegion } from './regions';
import { TabSteps } from './tab-steps';

/** The keys that work on every page. */
@Injectable({ providedIn: 'root' })
export class GlobalKeys {
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #tabs = inject(TabSteps);
  readonly #commands = inject(Commands);
  readonly #chats = inject(OpenChats);
  readonly #actions = inject(ChatActions);
  readonly #line = inject(Line);
  readonly #session = inject(Session);

  /** To be called in the constructor of the frame. */
  bind(): void {
    this.#commands.bind({
      keys: () => this.#dialogs.open({ kind: 'keys' }),
      nextRegion: () => goToRegion(1),
      previousRegion: () => goToRegion(-1),
      toMyProfile: () => void this.#router.navigateByUrl('/my-profile'),
    });
    // Chats, and who is in them, are nothing to an auditor
    if (this.#session.who()?.operator.role !== 'auditor') this.#bindChats();
  }

  #bindChats(): void {
    this.#commands.bind({
      palette: () => this.#dialogs.open({ kind: 'palette' }),
      toDashboard: () => void this.#router.navigateByUrl('/'),
      toMyChats: () => void this.#router.navigateByUrl('/my-chats'),
      acceptNext: () => this.#acceptNext(),
      nextTab: () => this.#tabs.step(1),
      previousTab: () => this.#tabs.step(-1),
      nextUnread: () => this.#tabs.step(1, true),
      previousUnread: () => this.#tabs.step(-1, true),
    });
  }

  #acceptNext(): void {
    const [first] = this.#chats.waiting();
    if (first && !this.#line.isDown()) this.#actions.accept(first.chat);
  }
}
