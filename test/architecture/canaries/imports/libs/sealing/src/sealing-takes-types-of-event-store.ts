import { name } from '#libs/event-store';
export const x = name;
