import type { ChatId, OperatorId, SiteId, VisitorId } from './ids';

/** The eight kinds of stream, in the order of their codes in the log. */
export const streamKinds = ['chat', 'reading', 'visitor', 'staff', 'operator', 'site', 'settings', 'auditor'] as const;
export type StreamKind = (typeof streamKinds)[number];

export interface StreamName {
  readonly kind: StreamKind;
  readonly id: string;
}

/** One id names several streams: the version digit (the 15th) of the UUID tells them apart, so the pair is easy to see. */
function marked(id: string, digit: string): string {
  return id.slice(0, 14) + digit + id.slice(15);
}

export const chatStream = (chat: ChatId): StreamName => ({ kind: 'chat', id: chat });
/** Delivered and read positions of one chat: apart, so that they never conflict with posts. */
export const readingStream = (chat: ChatId): StreamName => ({ kind: 'reading', id: marked(chat, '8') });
export const visitorStream = (visitor: VisitorId): StreamName => ({ kind: 'visitor', id: visitor });
export const operatorStream = (operator: OperatorId): StreamName => ({ kind: 'operator', id: operator });
export const siteStream = (site: SiteId): StreamName => ({ kind: 'site', id: site });
export const auditorStream = (operator: OperatorId): StreamName => ({ kind: 'auditor', id: marked(operator, 'a') });
export const staffStream: StreamName = { kind: 'staff', id: '00000000-0000-8000-8000-000000000001' };
export const settingsStream: StreamName = { kind: 'settings', id: '00000000-0000-8000-8000-000000000002' };
