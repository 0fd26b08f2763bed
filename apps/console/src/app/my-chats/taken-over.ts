import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Person } from '#libs/contracts';
import { ChatActions } from '../live/chat-actions';
import { Live } from '../live/live';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { Wording } from '../ui/wording';
import { Threads } from './threads';

interface Asked {
  readonly chat: string;
  readonly visitor: string;
  readonly target: Person;
}

/** Milliseconds for which it is told. */
const told = 12_000;

/** T1: my tab is gone because the operator whom I had asked has assumed the chat; says who that was. */
@Injectable({ providedIn: 'root' })
export class TakenOver {
  readonly #me = inject(Me);
  readonly #live = inject(Live);
  readonly #threads = inject(Threads);
  readonly #wording = inject(Wording);
  readonly #chats = inject(OpenChats);
  readonly #actions = inject(ChatActions);
  readonly #asked = new Map<string, Asked>();
  readonly #lost = signal<Asked | null>(null);
  readonly told = computed(() => {
    const lost = this.#lost();
    const members = this.#chats.rows().get(lost?.chat ?? '')?.members;
    return lost && members?.some((member) => member.id === lost.target.id) ? lost : null;
  });

  constructor() {
    effect(() => {
      const mine = new Set(this.#me.chats().map((chat) => chat.chat));
      for (const chat of mine) this.#note(chat);
      untracked(() => this.#compare(mine));
    });
  }

  dismiss(): void {
    this.#lost.set(null);
  }

  #note(chat: string): void {
    const head = this.#threads.thread(chat)?.head();
    const offer = head?.offers.find((one) => one.what === 'transfer' && one.by.id === this.#live.operator());
    if (head && offer)
      this.#asked.set(chat, { chat, visitor: this.#wording.visitor(head.visitor), target: offer.target });
  }

  #compare(mine: ReadonlySet<string>): void {
    for (const [chat, asked] of this.#asked) {
      if (mine.has(chat)) continue;
      this.#asked.delete(chat);
      if (this.#actions.hasLeft(chat)) continue;
      this.#lost.set(asked);
      setTimeout(() => this.#lost.update((lost) => (lost === asked ? null : lost)), told);
    }
  }
}
