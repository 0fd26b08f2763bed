import type { NoticeItem, Person } from '#libs/contracts';

/** What a notice says to this operator; "You" where it was his own act. */
export function noticeText(notice: NoticeItem, me: string, visitor: string): string {
  const by = nameOf(notice.by, me, visitor);
  const about = nameOf(notice.about, me, visitor, 'you');
  switch (notice.code) {
    case 'accepted':
      return `${by} accepted the chat`;
    case 'joined':
      return `${by} joined`;
    case 'left':
      return `${by} left${leftWhy(notice)}`;
    case 'invited':
      return `${by} invited ${about}`;
    case 'transfer-requested':
      return `${by} asked ${about} to take over`;
    case 'assumed':
      return `${by} took over from ${about}`;
    case 'declined':
      return `${notice.by ? by : nameOf(notice.about, me, visitor)} declined`;
    case 'cancelled':
      return `${by} cancelled the offer to ${about}`;
    case 'expired':
      return `${nameOf(notice.about, me, visitor)} did not answer in time`;
    case 'voided':
      return `The offer to ${about} is void`;
    case 'visitor-left':
      return `${visitor} left`;
    case 'visitor-timed-out':
      return `${visitor} lost the connection and did not come back`;
    case 'visitor-returned':
      return `${visitor} is back`;
    case 'kicked':
      return `${by} removed the visitor`;
    case 'closed':
      return 'The chat is closed';
  }
}

const reasons: Partial<Record<string, string>> = {
  offline: ' (offline too long)',
  'signed-out': ' (signed out)',
  disabled: ' (disabled)',
};

function leftWhy(notice: NoticeItem): string {
  const why = reasons[notice.reason ?? ''] ?? '';
  return notice.requeued ? `${why}; the chat is waiting again` : why;
}

function nameOf(person: Person | null, me: string, visitor: string, you = 'You'): string {
  if (!person) return visitor;
  return person.id === me ? you : person.name;
}
