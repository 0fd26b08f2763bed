import { name } from '#libs/testing';
export const x = name;
