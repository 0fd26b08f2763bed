import type { MeOffer } from '#libs/contracts';
import type { Put } from './feeds';
import type { ChatNotes, OfferNotes } from './note-shapes';
import type { Notes } from './notes';
import { personOf } from './people';
import type { ChatStep, OperatorStep } from './step';

const put = (offer: OfferNotes, row: MeOffer | null): Put => ({
  kind: 'me',
  feed: offer.target,
  key: `offer:${offer.offer}`,
  row,
});

function offerOf(notes: Notes, chat: ChatNotes, pending: OfferNotes): Put {
  const { offer, what, by, note, at, expiresAt } = pending;
  return put(pending, {
    kind: 'offer',
    offer,
    chat: chat.id,
    site: chat.site,
    what,
    by: personOf(notes, by),
    note,
    at,
    expiresAt,
  });
}

/** Rows `offer:<offer>` of those who were asked, and of those who no longer are. */
export function offersTo({ notes, before, after }: ChatStep): Put[] {
  const old = before?.offers ?? [];
  const over = old.filter((offer) => !after.offers.includes(offer));
  const made = after.offers.filter((offer) => !old.includes(offer));
  return [...over.map((offer) => put(offer, null)), ...made.map((offer) => offerOf(notes, after, offer))];
}

/** Offers that a renamed operator made. */
export function offersRenamed({ notes, after }: OperatorStep): Put[] {
  return after.chats
    .flatMap((id) => notes.chat(id) ?? [])
    .flatMap((chat) => chat.offers.filter(({ by }) => by === after.id).map((pending) => offerOf(notes, chat, pending)));
}
