import type { ReplayEvent } from '#libs/contracts';
import type { IconName } from '../../ui/icon';
import type { AuditTexts } from '../../texts/scopes/audit';

export type EventGroup = 'messages' | 'people' | 'receipts' | 'rest';
type EventKey = Extract<keyof AuditTexts, `event.${string}`>;
interface Look {
  readonly icon: IconName;
  readonly group: EventGroup;
  readonly key: EventKey;
}

const look = (icon: IconName, key: EventKey, group: EventGroup = 'people'): Look => ({ icon, key, group });

/** A fact that is not here is shown by its own name: a list of events leaves nothing out. */
const looks: Readonly<Partial<Record<string, Look>>> = {
  ChatStarted: look('waiting', 'event.started'),
  VisitorWentAway: look('vacant', 'event.wentAway'),
  VisitorReturned: look('join', 'event.returned'),
  VisitorLeft: look('leave', 'event.visitorLeft'),
  VisitorTimedOut: look('leave', 'event.timedOut'),
  VisitorKicked: look('kick', 'event.kicked'),
  ChatAccepted: look('join', 'event.accepted'),
  OperatorJoined: look('join', 'event.joined'),
  OperatorLeft: look('leave', 'event.left'),
  WatchStarted: look('watch', 'event.watched'),
  WatchEnded: look('watch', 'event.watchEnded'),
  OperatorInvited: look('invite', 'event.invited'),
  TransferRequested: look('transfer', 'event.transfer'),
  OfferAccepted: look('join', 'event.offerAccepted'),
  TransferAssumed: look('transfer', 'event.assumed'),
  OfferDeclined: look('close', 'event.declined'),
  OfferCancelled: look('close', 'event.cancelled'),
  OfferExpired: look('waiting', 'event.expired'),
  OfferSuperseded: look('invite', 'event.superseded'),
  OfferVoided: look('close', 'event.voided'),
  MessagePosted: look('chats', 'event.said', 'messages'),
  ContextRequested: look('site', 'event.contextAsked', 'rest'),
  ContextReceived: look('site', 'event.contextCame', 'rest'),
  ContextFailed: look('warning', 'event.contextFailed', 'rest'),
  ChatClosed: look('leave', 'event.closed'),
};

/** An event as the list names it. */
export interface ToldEvent {
  readonly event: ReplayEvent;
  readonly icon: IconName;
  readonly group: EventGroup;
  /** Null: told by its type's name. */
  readonly key: EventKey | null;
  /** For receipts: how many lines more. */
  readonly count: number;
}

/** Receipts tell how far somebody has come; the list tells by how much that was further. */
export function toldEvents(events: readonly ReplayEvent[]): ToldEvent[] {
  const reached = new Map<string, { delivered: number; read: number }>();
  return events.map((event): ToldEvent => {
    if (event.type === 'ReadMoved') return receipt(event, reached);
    const { icon, group, key } = looks[event.type] ?? { icon: 'note', group: 'rest', key: null };
    return { event, icon, group, key, count: 0 };
  });
}

function receipt(event: ReplayEvent, reached: Map<string, { delivered: number; read: number }>): ToldEvent {
  const reader = String(event.data['reader']);
  const [delivered, read] = [Number(event.data['delivered']), Number(event.data['read'])];
  const before = reached.get(reader) ?? { delivered: 0, read: 0 };
  reached.set(reader, { delivered, read });
  const saw = read > before.read;
  const count = saw ? read - before.read : Math.max(0, delivered - before.delivered);
  const [icon, key] = saw ? (['seen', 'event.saw'] as const) : (['delivered', 'event.received'] as const);
  return { event, icon, key, group: 'receipts', count };
}
