export const name: string = 'contracts';
export type Name = typeof name;
