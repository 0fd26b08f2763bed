import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { EntryFocus } from '../live/entry-focus';
import { Me } from '../live/me';

/** From one chat tab to another without the mouse; the focus goes along to the entry bar. */
@Injectable({ providedIn: 'root' })
export class TabSteps {
  readonly #me = inject(Me);
  readonly #router = inject(Router);
  readonly #focus = inject(EntryFocus);

  /** The next or previous tab, round and round; with `unread` the next one that has something new. */
  step(by: 1 | -1, unread = false): void {
    const tabs = this.#me.chats();
    const here = tabs.findIndex((tab) => this.#router.url.startsWith(`/my-chats/${tab.chat}`));
    for (let away = 1; away <= tabs.length; away++) {
      const tab = tabs[wrapped(here < 0 && by < 0 ? -away : here + by * away, tabs.length)];
      if (tab && (!unread || tab.unread > 0)) return this.#open(tab.chat, tab.relation === 'member');
    }
  }

  #open(chat: string, writes: boolean): void {
    if (writes) this.#focus.want(chat);
    void this.#router.navigate(['/my-chats', chat]);
  }
}

function wrapped(at: number, length: number): number {
  return ((at % length) + length) % length;
}
