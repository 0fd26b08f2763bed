export const name: string = 'sealing';
export type Name = typeof name;
