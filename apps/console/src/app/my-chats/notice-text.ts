import type { NoticeCode, NoticeItem } from '#libs/contracts';
import type { MyChatsTexts } from '../texts/scopes/my-chats';
import type { Translate } from '../texts/scope';

type Text = Translate<MyChatsTexts>;

/** Whom a notice is told to, and what its visitor is called. */
export interface Reader {
  readonly me: string;
  readonly visitor: string;
  readonly t: Text;
  /** How long the visitor had waited when somebody accepted, where that is known. */
  readonly waited?: string;
}

/** Notices with two people in them, and what they are called in the texts. */
const offers: Partial<Record<NoticeCode, 'invited' | 'transferRequested' | 'assumed' | 'cancelled'>> = {
  invited: 'invited',
  'transfer-requested': 'transferRequested',
  assumed: 'assumed',
  cancelled: 'cancelled',
};
/** Notices of what the visitor does. */
const visits: Partial<Record<NoticeCode, 'visitorLeft' | 'visitorTimedOut' | 'visitorReturned'>> = {
  'visitor-left': 'visitorLeft',
  'visitor-timed-out': 'visitorTimedOut',
  'visitor-returned': 'visitorReturned',
};

/** What a notice says to this operator; "You" where it was his own act. */
export function noticeText(notice: NoticeItem, reader: Reader): string {
  const { t, me, visitor } = reader;
  const [offer, visit] = [offers[notice.code], visits[notice.code]];
  if (notice.code === 'closed') return t('notice.closed');
  if (visit) return t(`notice.${visit}`, { by: visitor });
  if (notice.code === 'left') return leftText(notice, reader);
  const names = { by: notice.by?.name ?? visitor, about: notice.about?.name ?? visitor };
  if (offer) {
    const form = notice.by?.id === me ? 'byYou' : notice.about?.id === me ? 'you' : 'other';
    return t(`notice.${offer}.${form}`, names);
  }
  return personText(notice, reader);
}

/** Notices with one person in them: who acted, or who was asked and did not. */
function personText({ code, by, about }: NoticeItem, { t, me, visitor, waited }: Reader): string {
  const isOfTarget = code === 'expired' || code === 'voided';
  const person = isOfTarget ? about : (by ?? about);
  const form = person?.id === me ? 'you' : 'other';
  if (code === 'accepted' && waited)
    return t(`notice.acceptedAfter.${form}`, { by: person?.name ?? visitor, length: waited });
  switch (code) {
    case 'accepted':
    case 'joined':
    case 'declined':
    case 'expired':
    case 'voided':
    case 'kicked':
      return t(`notice.${code}.${form}`, { by: person?.name ?? visitor });
    default:
      return code;
  }
}

function leftText({ by, reason, requeued }: NoticeItem, { t, me, visitor }: Reader): string {
  const name = { by: by?.name ?? visitor };
  const left = leftWhy(reason, name, t) ?? t(by?.id === me ? 'notice.left.you' : 'notice.left.other', name);
  return requeued ? t('notice.requeued', { left }) : left;
}

function leftWhy(reason: string | undefined, name: { by: string }, t: Text): string | null {
  if (reason === 'offline') return t('notice.leftWhy.offline', name);
  if (reason === 'signed-out') return t('notice.leftWhy.signedOut', name);
  return reason === 'disabled' ? t('notice.leftWhy.disabled', name) : null;
}
