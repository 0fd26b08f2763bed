import type { DashboardRow, MeChat, MeOffer } from '#libs/contracts';
import type { Label } from '../ui/status-chip';

export type GroupName = 'for-you' | 'waiting' | 'active' | 'vacant';

/** One chat as this operator sees it: the row that all see, with what is mine laid over it. */
export interface Entry {
  readonly chat: string;
  readonly row: DashboardRow;
  /** The offer to me that decides the label: a transfer before an invite. */
  readonly offer: MeOffer | null;
  readonly mine: MeChat | null;
  readonly group: GroupName;
  readonly label: Label;
}

export interface Seen {
  readonly rows: ReadonlyMap<string, DashboardRow>;
  readonly chats: readonly MeChat[];
  readonly offers: readonly MeOffer[];
  /** Chats whose rows stay among the waiting for a moment. */
  readonly held?: ReadonlySet<string>;
}

/** Makes entries, and the same one again while nothing in it has changed: its row on the screen is left alone. */
export class Entries {
  #last = new Map<string, Entry>();

  from({ rows, chats, offers, held }: Seen): Entry[] {
    const mine = new Map(chats.map((chat) => [chat.chat, chat]));
    const offered = new Map<string, MeOffer>();
    for (const offer of offers) if (offered.get(offer.chat)?.what !== 'transfer') offered.set(offer.chat, offer);
    const made = [...rows.values()].map((row) =>
      this.#entry(row, offered.get(row.chat) ?? null, mine.get(row.chat) ?? null, held?.has(row.chat) ?? false),
    );
    this.#last = new Map(made.map((entry) => [entry.chat, entry]));
    return made;
  }

  #entry(row: DashboardRow, offer: MeOffer | null, mine: MeChat | null, isHeld: boolean): Entry {
    const last = this.#last.get(row.chat);
    const group: GroupName = offer ? 'for-you' : isHeld ? 'waiting' : row.status;
    if (last && last.row === row && last.offer === offer && last.mine === mine && last.group === group) return last;
    return { chat: row.chat, row, offer, mine, group, label: offer?.what ?? row.status };
  }
}

export function isMine(entry: Entry): boolean {
  return entry.mine?.relation === 'member';
}
