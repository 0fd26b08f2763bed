export * from './live-collection';
export * from './live-connection';
export * from './open-socket';
export type { LiveSocket, Ports, Timers } from './ports';
export type { OutboxStorage, Outgoing } from './outbox';
export * from './uuidv7';
