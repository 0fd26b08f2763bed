import type { Role } from '#libs/contracts';

const pages = [
  { path: '/audit', icon: 'audit', text: 'nav.audit', roles: ['administrator', 'supervisor', 'auditor'] },
  { path: '/operators', icon: 'team', text: 'nav.operators', roles: ['administrator', 'supervisor'] },
  { path: '/sites', icon: 'site', text: 'nav.sites', roles: ['administrator'] },
  { path: '/settings', icon: 'settings', text: 'nav.settings', roles: ['administrator'] },
] as const satisfies readonly { roles: readonly Role[]; [key: string]: unknown }[];

export type AdministrationPage = (typeof pages)[number];

/** The pages beyond those that everybody has. The server alone decides what they show. */
export function administrationOf(role: Role | undefined): readonly AdministrationPage[] {
  return pages.filter(({ roles }) => roles.some((one) => one === role));
}
