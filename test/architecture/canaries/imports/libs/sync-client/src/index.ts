export const name: string = 'sync-client';
export type Name = typeof name;
