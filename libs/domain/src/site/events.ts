import type { Fact } from '../fact';
import type { SiteId } from '../ids';

/** Everything a site's widget needs to know, whole: the newest fact is the truth. */
export interface SiteConfiguration {
  readonly name: string;
  /** Exact origins, such as `https://shop.example`, on which the widget may be shown. */
  readonly origins: readonly string[];
  readonly accent: string;
  readonly greeting: string;
  readonly preChatFields: readonly ('name' | 'email')[];
  readonly contextEndpoint: string | null;
}

/** A website was added; `key` is public and stands in the script address. */
export type SiteCreated = Fact<'SiteCreated', { site: SiteId; key: string; configuration: SiteConfiguration }>;
/** A website's configuration was changed. */
export type SiteChanged = Fact<'SiteChanged', { site: SiteId; configuration: SiteConfiguration }>;

export type SiteFact = SiteCreated | SiteChanged;
