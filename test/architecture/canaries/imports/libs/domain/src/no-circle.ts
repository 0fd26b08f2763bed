import { b } from './no-circle-b';
export const a: string = b;
