import type { Chat } from '../chat/chat';
import { mustBeItsVisitor } from '../chat/guards';
import { relationOf } from '../chat/status';
import type { Actor } from '../fact';
import type { ChatId, Instant } from '../ids';
import { Rejection } from '../rejection';
import type { ReadingFact, ReadMoved } from './events';
import { positionsOf, type Reading } from './reading';

/** A participant has received and seen a thread up to the places given. */
export class ReadChat {
  static readonly type = 'chat.read';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly chat: ChatId;
      readonly reader: Actor;
      readonly delivered: number;
      readonly read: number;
    },
  ) {}
}

/** Positions merge by the larger one, so order and repeats do not matter. The chat is read only, never written. */
export function readChat({ data }: ReadChat, chat: Chat, reading: Reading): ReadingFact[] {
  if (chat.id === null) throw new Rejection('NOT_FOUND');
  const as = readerIn(chat, data.reader);
  if (as === 'nobody') return [];
  const head = as === 'visitor' ? chat.places.visitor : chat.places.members;
  mustBeAtMost(head, data.delivered, 'delivered');
  mustBeAtMost(head, data.read, 'read');
  const before = positionsOf(reading, as, data.reader.id);
  const read = Math.max(before.read, data.read);
  const delivered = Math.max(before.delivered, data.delivered, read);
  if (read === before.read && delivered === before.delivered) return [];
  return [{ type: 'ReadMoved', data: { chat: chat.id, reader: data.reader.id, as, delivered, read } }];
}

/** 'nobody': the chat is over. A visitor's frozen thread still takes receipts: that the last item arrived belongs to the record. */
function readerIn(chat: Chat, reader: Actor): ReadMoved['data']['as'] | 'nobody' {
  if (reader.kind === 'visitor') {
    mustBeItsVisitor(chat, reader);
    return chat.closed ? 'nobody' : 'visitor';
  }
  if (chat.closed) return 'nobody';
  const relation = relationOf(chat, reader.id);
  if (relation === 'none') throw new Rejection('FORBIDDEN');
  return relation;
}

function mustBeAtMost(head: number, place: number, field: string): void {
  if (place > head) throw new Rejection('BAD_FIELD', undefined, field);
}
