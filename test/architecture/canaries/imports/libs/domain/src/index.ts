export const name: string = 'domain';
export type Name = typeof name;
