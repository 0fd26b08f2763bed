import { a } from './no-circle';
export const b: string = a;
