import type { NoticeCode, NoticeItem } from '#libs/contracts';

type Sentence = (by: string, about: string, notice: NoticeItem) => string;

const sentences: Record<NoticeCode, Sentence> = {
  accepted: (by) => `${by} accepted the chat.`,
  joined: (by) => `${by} joined.`,
  left: (by, _, { requeued }) => `${by} left.${requeued ? ' The chat waits again.' : ''}`,
  invited: (by, about) => `${by} invited ${about}.`,
  'transfer-requested': (by, about) => `${by} asked ${about} to assume the chat.`,
  assumed: (by, about, notice) => (notice.about ? `${by} assumed the chat from ${about}.` : `${by} assumed the chat.`),
  declined: (by) => `${by} declined.`,
  cancelled: (_, about) => `The offer to ${about} was cancelled.`,
  expired: (_, about) => `The offer to ${about} expired.`,
  voided: (_, about) => `The offer to ${about} is void.`,
  'visitor-left': () => 'The visitor left.',
  'visitor-timed-out': () => 'The visitor was away too long.',
  'visitor-returned': () => 'The visitor returned.',
  kicked: (by, _, notice) => (notice.by ? `${by} kicked the visitor.` : 'The visitor was removed from the chat.'),
  closed: () => 'The chat ended.',
};

/** A notice in words. */
export function sentenceOf(notice: NoticeItem): string {
  return sentences[notice.code](notice.by?.name ?? 'Somebody', notice.about?.name ?? 'somebody', notice);
}
