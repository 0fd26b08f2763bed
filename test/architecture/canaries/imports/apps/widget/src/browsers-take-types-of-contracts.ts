import { name } from '#libs/contracts';
export const x = name;
