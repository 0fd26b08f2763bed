import { name } from '#libs/domain';
export const x = name;
