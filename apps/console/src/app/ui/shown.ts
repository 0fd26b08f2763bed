import type { Person, VisitorShown, Words } from '#libs/contracts';

/** Words, or the label of the hole that an erasure left. */
export function wordsText(words: Words): string {
  return typeof words === 'string' ? words : 'Erased';
}

/** V1: a visitor without a name is "Visitor 4821". */
export function visitorName(visitor: Pick<VisitorShown, 'name' | 'number'>): string {
  const name = visitor.name === null ? '' : wordsText(visitor.name).trim();
  return name || `Visitor ${visitor.number}`;
}

export function isGone(visitor: Pick<VisitorShown, 'presence'>): boolean {
  return visitor.presence !== 'present' && visitor.presence !== 'away';
}

export function firstName(person: Pick<Person, 'name'>): string {
  return person.name.split(' ')[0] ?? person.name;
}

/** Only the path: which page it is, without the noise of the origin. */
export function pageText(page: Words | null): string {
  if (page === null) return '';
  const text = wordsText(page);
  return URL.canParse(text) ? new URL(text).pathname : text;
}

/** "99+" above 99; the true number belongs in the accessible name. */
export function countText(count: number): string {
  return count > 99 ? '99+' : String(count);
}
