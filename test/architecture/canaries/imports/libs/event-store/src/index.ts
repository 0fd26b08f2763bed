export const name: string = 'event-store';
export type Name = typeof name;
