import { name } from '#libs/sync-client';
export const x = name;
