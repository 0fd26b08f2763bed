import { inject, Injectable } from '@angular/core';
import { ChatActions } from '../live/chat-actions';
import { Dialogs } from '../shell/dialogs';
import { Wording } from '../ui/wording';
import type { Entry } from './entry';
import type { Verb } from './row-actions';

/** Does what a row's button says. */
@Injectable({ providedIn: 'root' })
export class RowDeeds {
  readonly #actions = inject(ChatActions);
  readonly #dialogs = inject(Dialogs);
  readonly #wording = inject(Wording);

  do(verb: Verb, entry: Entry): void {
    const { chat, offer } = entry;
    if (offer && (verb === 'accept' || verb === 'assume')) return this.#actions.takeOffer(offer);
    if (offer && verb === 'decline') return this.#actions.decline(offer);
    if (verb === 'accept') return this.#actions.accept(chat);
    if (verb === 'join') return this.#actions.join(chat);
    if (verb === 'watch') return this.#actions.watch(chat);
    if (verb === 'open') return this.#actions.open(chat);
    if (verb === 'leave') return this.#leave(entry);
  }

  /** L2: the last member is asked first. */
  #leave({ chat, row }: Entry): void {
    if (row.members.length <= 1) this.#dialogs.open({ kind: 'leave', chat, name: this.#wording.visitor(row.visitor) });
    else void this.#actions.leave(chat);
  }
}
