import { effect, inject, Injectable, untracked } from '@angular/core';
import type { MemberHead, NoticeCode, ThreadItem } from '#libs/contracts';
import { Live } from '../live/live';
import { Me } from '../live/me';
import type { Thread } from '../my-chats/thread';
import { Threads } from '../my-chats/threads';
import { OnScreen } from '../notifications/on-screen';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Wording } from '../ui/wording';
import { Toasts } from './toasts';

type Offer = MemberHead['offers'][number];
const told = {
  declined: 'asked.declined',
  expired: 'asked.expired',
  voided: 'asked.voided',
  cancelled: 'asked.cancelled',
} as const satisfies Partial<Record<NoticeCode, string>>;

/** I5, I6: what became of my invites and transfers, told wherever I am; in the chat itself its log says so. */
@Injectable({ providedIn: 'root' })
export class OfferNews {
  readonly #me = inject(Me);
  readonly #live = inject(Live);
  readonly #threads = inject(Threads);
  readonly #onScreen = inject(OnScreen);
  readonly #toasts = inject(Toasts);
  readonly #wording = inject(Wording);
  readonly #t = inject(Texts).of(shell);
  /** By chat, what I have asked and nobody has answered. */
  readonly #pending = new Map<string, readonly Offer[]>();

  constructor() {
    effect(() => {
      for (const { chat } of this.#me.chats()) this.#look(chat, this.#threads.thread(chat));
    });
  }

  #look(chat: string, thread: Thread | undefined): void {
    const head = thread?.head();
    if (!thread || !head) return;
    const before = this.#pending.get(chat) ?? [];
    const after = head.offers.filter((offer) => offer.by.id === this.#live.operator());
    this.#pending.set(chat, after);
    const over = before.filter(({ offer }) => !after.some((one) => one.offer === offer));
    const items = thread.items();
    untracked(() => over.forEach((offer) => this.#tell(chat, offer, endOf(offer, items), head)));
  }

  #tell(chat: string, { offer, target }: Offer, end: Ending | null, { visitor }: MemberHead): void {
    const isMine = end?.code === 'cancelled' && end.by === this.#live.operator();
    if (!end || isMine || this.#onScreen.has(chat)) return;
    const text = this.#t(told[end.code], { name: target.name, visitor: this.#wording.visitor(visitor) });
    this.#toasts.tell({ about: offer, text });
  }
}

interface Ending {
  readonly code: keyof typeof told;
  readonly by: string | null;
}

/** The last notice about the one who was asked; null where it tells of something else, as that he came. */
function endOf({ target }: Offer, items: readonly ThreadItem[]): Ending | null {
  const last = items.findLast(
    (item) => item.kind === 'notice' && (item.by?.id === target.id || item.about?.id === target.id),
  );
  if (last?.kind !== 'notice' || !isEnd(last.code)) return null;
  return { code: last.code, by: last.by?.id ?? null };
}

function isEnd(code: NoticeCode): code is keyof typeof told {
  return code in told;
}
