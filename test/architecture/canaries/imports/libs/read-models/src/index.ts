export const name: string = 'read-models';
export type Name = typeof name;
