import type { Instant, OperatorId, SiteId } from '../ids';
import { mustExist } from './administrators';
import type { StaffFact } from './events';
import type { Staff } from './staff';

/** An administrator says which sites somebody serves. */
export class SetSites {
  static readonly type = 'operator.set-sites';
  constructor(
    readonly data: {
      readonly at: Instant;
      readonly operator: OperatorId;
      readonly sites: readonly SiteId[] | 'all';
    },
  ) {}
}

export function setSites({ data }: SetSites, staff: Staff): StaffFact[] {
  const { operator } = data;
  const sites = data.sites === 'all' ? data.sites : [...new Set(data.sites)].sort();
  if (areSame(mustExist(staff, operator).sites, sites)) return [];
  return [{ type: 'OperatorSitesChanged', data: { operator, sites } }];
}

function areSame(one: readonly SiteId[] | 'all', other: readonly SiteId[] | 'all'): boolean {
  if (one === 'all' || other === 'all') return one === other;
  return one.length === other.length && one.every((site) => other.includes(site));
}
