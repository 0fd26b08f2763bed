import type { NoticeItem } from '#libs/contracts';
import type { Texts } from './texts';

export interface NoticeLine {
  words: string;
  /** Takes the place of `%` in the words. */
  name: string | null;
  /** Whether the time is said beside it. */
  timed: boolean;
}

/** What the visitor reads of a notice; nothing of one that is not meant for visitors. */
export function noticeLines({ code, by, requeued }: NoticeItem, texts: Texts): NoticeLine[] {
  const named = (words: string): NoticeLine => ({ words, name: by?.name ?? texts.operator, timed: true });
  const plain = (words: string): NoticeLine => ({ words, name: null, timed: false });
  switch (code) {
    case 'accepted':
    case 'joined':
      return [named(texts.joined)];
    case 'left':
      return [named(texts.left), ...(requeued ? [plain(texts.requeued)] : [])];
    case 'assumed':
      return [{ ...named(texts.assumed), timed: false }];
    case 'kicked':
      return [plain(texts.kicked)];
    case 'visitor-left':
      return [plain(texts.visitorLeft)];
    case 'closed':
      return [plain(texts.closed)];
    default:
      return [];
  }
}

/** Words around a name, so that the name can be set apart from the direction of the words. */
export function aroundName(words: string): [before: string, after: string] {
  const [before = '', after = ''] = words.split('%');
  return [before, after];
}
