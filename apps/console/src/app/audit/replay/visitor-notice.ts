import type { NoticeItem } from '#libs/contracts';
import type { Translate } from '../../texts/scope';
import type { AuditTexts } from '../../texts/scopes/audit';

/** What the visitor read of a notice, as the widget words it; empty where it says nothing. */
export function visitorNotice({ code, by, requeued }: NoticeItem, t: Translate<AuditTexts>): string {
  const named = { name: by?.name ?? t('replay.operator') };
  switch (code) {
    case 'accepted':
    case 'joined':
      return t('told.joined', named);
    case 'left':
      return t(requeued ? 'told.requeued' : 'told.left', named);
    case 'assumed':
      return t('told.assumed', named);
    case 'kicked':
      return t('told.kicked');
    case 'visitor-left':
      return t('told.visitorLeft');
    case 'closed':
      return t('told.closed');
    default:
      return '';
  }
}
