import { push } from '../../../apps/server/src/realtime/push';
export const x = push;
