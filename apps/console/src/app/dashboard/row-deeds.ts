import { inject, Injectable } from '@angular/core';
import { ChatActions } from '../live/chat-actions';
import { Dialogs } from '../shell/dialogs';
import { visitorName } from '../ui/shown';
import type { Entry } from './entry';
import type { Verb } from './row-actions';

/** Does what a row's button says. */
@Injectable({ providedIn: 'root' })
export class RowDeeds {
  readonly #actions = inject(ChatActions);
  readonly #dialogs = inject(Dialogs);

  do(verb: Verb, entry: Entry): void {
    const { chat, offer } = entry;
    if (offer && (verb === 'Accept' || verb === 'Assume')) return this.#actions.takeOffer(offer);
    if (offer && verb === 'Decline') return this.#actions.decline(offer);
    if (verb === 'Accept') return this.#actions.accept(chat);
    if (verb === 'Join') return this.#actions.join(chat);
    if (verb === 'Watch') return this.#actions.watch(chat);
    if (verb === 'Open') return this.#actions.open(chat);
    if (verb === 'Leave') return this.#leave(entry);
  }

  /** L2: the last member is asked first. */
  #leave({ chat, row }: Entry): void {
    if (row.members.length <= 1) this.#dialogs.open({ kind: 'leave', chat, name: visitorName(row.visitor) });
    else void this.#actions.leave(chat);
  }
}
