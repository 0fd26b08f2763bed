import type { ParleyFact, SiteFact } from '#libs/domain';
import type { SiteNotes } from './note-shapes';

export const isAboutSite = (fact: ParleyFact): fact is SiteFact =>
  fact.type === 'SiteCreated' || fact.type === 'SiteChanged';

/** The site after the fact; null where its beginning is not known. */
export function noteSite(before: SiteNotes | null, { type, data }: SiteFact): SiteNotes | null {
  if (type === 'SiteCreated') return { id: data.site, key: data.key, configuration: data.configuration };
  return before && { ...before, configuration: data.configuration };
}
