export const name: string = 'testing';
export type Name = typeof name;
