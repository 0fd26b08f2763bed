import { Rejection } from '../rejection';
import type { Settings } from '../settings/events';
import type { Chat } from './chat';
import type { ChatFact } from './events';
import { mayOffer, superseded, type Offering } from './offering';
import { isVisitorThere } from './status';

/** A member asks another operator to take his place. */
export class TransferChat {
  static readonly type = 'chat.transfer';
  constructor(readonly data: Offering & { readonly settings: Pick<Settings, 'transferExpiresAfter'> }) {}
}

/** One pending offer per target, and one pending transfer per requester. */
export function transferChat({ data }: TransferChat, chat: Chat): ChatFact[] {
  mayOffer(data, chat);
  if (!isVisitorThere(chat)) throw new Rejection('CONFLICT', { why: 'visitor-gone' });
  const { at, offer, by, note, settings } = data;
  const target = data.target.id;
  return [
    ...superseded(data, chat, (old) => old.target === target || (old.kind === 'transfer' && old.by === by)),
    {
      type: 'TransferRequested',
      data: { offer, by, target, expiresAt: at + settings.transferExpiresAfter },
      private: { note: note.trim() },
      // The words belong to the visitor's chat: erasing the visitor takes them along.
      person: chat.visitor ?? by,
    },
  ];
}
