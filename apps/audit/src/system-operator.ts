import type { CallingOperator } from '../../server/src/auth/permissions';

/** Whoever runs this program owns the database: nothing is kept from them that the keys still open. */
export const systemOperator: CallingOperator = {
  kind: 'operator',
  id: '00000000-0000-0000-0000-000000000000',
  staff: { id: '00000000-0000-0000-0000-000000000000', role: 'auditor', enabled: true, sites: 'all' },
};
