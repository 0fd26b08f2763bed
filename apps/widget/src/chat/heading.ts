import type { VisitorHead } from '#libs/contracts';
import type { Language } from '../language';
import type { Entry } from './thread';
import type { Texts } from './texts';
import { clockTime, day } from './times';

export interface Heading {
  title: string;
  under: string;
  /** Letters for the round mark; the bubble is drawn where there are none. */
  initials: string | null;
}

interface Known {
  site: string;
  /** Null while nobody has said. */
  staffed: boolean | null;
  head: VisitorHead | null;
  entries: readonly Entry[];
}

/** What stands at the top of the panel. */
export function headingOf({ site, staffed, head, entries }: Known, texts: Texts, language: Language): Heading {
  const names = head?.operators.map(({ name }) => name) ?? [];
  if (head?.status === 'ended') return { title: texts.ended, under: span(entries, texts, language), initials: null };
  if (head?.status === 'active' && names.length)
    return { title: listed(names, language), under: texts.withYou, initials: initialsOf(names[0] ?? '') };
  const presence = staffed === null ? texts.connecting : staffed ? texts.online : texts.offline;
  return { title: site, under: head ? texts.waiting : presence, initials: null };
}

function listed(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

/** The first letter of the first and of the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}

function span(entries: readonly Entry[], texts: Texts, language: Language): string {
  const times = entries.map((entry) => (entry.kind === 'message' ? entry.at : entry.item.at));
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return '';
  const parts = texts.from.split('%');
  const time = [clockTime(language, first), clockTime(language, last)];
  return `${day(language, first)}, ${parts[0]}${time[0]}${parts[1]}${time[1]}`;
}
