import type { Instant, SiteId } from '../ids';
import { Rejection } from '../rejection';
import type { SiteConfiguration, SiteFact } from './events';
import type { Site } from './site';
import { tidyConfiguration } from './tidy-configuration';

/** An administrator adds a website. */
export class CreateSite {
  static readonly type = 'site.create';
  constructor(
    readonly data: {
      readonly at: Instant;
      /** The id and the public key that the site gets. */
      readonly site: SiteId;
      readonly key: string;
      readonly configuration: SiteConfiguration;
    },
  ) {}
}

export function createSite({ data: { site, key, configuration } }: CreateSite, state: Site): SiteFact[] {
  if (state.configuration !== null) throw new Rejection('CONFLICT');
  return [{ type: 'SiteCreated', data: { site, key, configuration: tidyConfiguration(configuration) } }];
}
