/** A page shows its own badge's number; where that is zero, the other one, so that a hidden page never looks idle. */
export function titleCount(page: string, counts: { waiting: number; unread: number }): number {
  const [own, other] = page === 'My Chats' ? [counts.unread, counts.waiting] : [counts.waiting, counts.unread];
  return own || other;
}
