import type { push } from '../../server/src/realtime/push';
export type X = typeof push;
