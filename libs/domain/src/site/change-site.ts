import type { Instant, SiteId } from '../ids';
import { Rejection } from '../rejection';
import type { SiteConfiguration, SiteFact } from './events';
import type { Site } from './site';
import { tidyConfiguration } from './tidy-configuration';

/** An administrator changes a website's configuration, as a whole. */
export class ChangeSite {
  static readonly type = 'site.change';
  constructor(
    readonly data: { readonly at: Instant; readonly site: SiteId; readonly configuration: SiteConfiguration },
  ) {}
}

export function changeSite({ data }: ChangeSite, state: Site): SiteFact[] {
  if (state.configuration === null) throw new Rejection('NOT_FOUND');
  const configuration = tidyConfiguration(data.configuration);
  // Both have their keys in the same order, since both come from tidyConfiguration.
  if (JSON.stringify(configuration) === JSON.stringify(state.configuration)) return [];
  return [{ type: 'SiteChanged', data: { site: data.site, configuration } }];
}
