import { inject, Injectable } from '@angular/core';
import type { MeChat } from '#libs/contracts';
import { ChatActions } from '../live/chat-actions';
import { Dialogs } from '../shell/dialogs';
import { Wording } from '../ui/wording';
import { Threads } from './threads';

/** L1, L2: leaving a chat or ending a watch from its tab; the last member is asked first. */
@Injectable({ providedIn: 'root' })
export class Leaving {
  readonly #actions = inject(ChatActions);
  readonly #dialogs = inject(Dialogs);
  readonly #threads = inject(Threads);
  readonly #wording = inject(Wording);

  leave({ chat, relation, visitor }: MeChat): void {
    const members = this.#threads.thread(chat)?.head()?.members.length ?? 0;
    if (relation === 'member' && members <= 1)
      this.#dialogs.open({ kind: 'leave', chat, name: this.#wording.visitor(visitor) });
    else void this.#actions.leave(chat);
  }
}
