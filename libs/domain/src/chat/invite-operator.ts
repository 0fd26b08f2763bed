import type { Settings } from '../settings/events';
import type { Chat } from './chat';
import type { ChatFact } from './events';
import { mayOffer, superseded, type Offering } from './offering';

/** A member asks another operator into the chat. */
export class InviteOperator {
  static readonly type = 'chat.invite';
  constructor(readonly data: Offering & { readonly settings: Pick<Settings, 'inviteExpiresAfter'> }) {}
}

export function inviteOperator({ data }: InviteOperator, chat: Chat): ChatFact[] {
  mayOffer(data, chat);
  const { at, offer, by, note, settings } = data;
  const target = data.target.id;
  return [
    ...superseded(data, chat, (old) => old.target === target),
    {
      type: 'OperatorInvited',
      data: { offer, by, target, expiresAt: at + settings.inviteExpiresAfter },
      private: { note: note.trim() },
      // The words belong to the visitor's chat: erasing the visitor takes them along.
      person: chat.visitor ?? by,
    },
  ];
}
