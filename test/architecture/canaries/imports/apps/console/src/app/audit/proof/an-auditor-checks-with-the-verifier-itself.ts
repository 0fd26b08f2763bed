import type { Name } from '#libs/domain';
export const x: Name = '';
