import { assertNever } from '../fact';
import type { SiteConfiguration, SiteFact } from './events';

/** The configuration as it stands; null until the site is created. */
export interface Site {
  readonly key: string | null;
  readonly configuration: SiteConfiguration | null;
}

export const initialSite: Site = { key: null, configuration: null };

export function evolveSite(site: Site, fact: SiteFact): Site {
  switch (fact.type) {
    case 'SiteCreated':
      return { key: fact.data.key, configuration: fact.data.configuration };
    case 'SiteChanged':
      return { ...site, configuration: fact.data.configuration };
    default:
      return assertNever(fact);
  }
}

export const siteDefinition = { kind: 6, initial: initialSite, evolve: evolveSite };
