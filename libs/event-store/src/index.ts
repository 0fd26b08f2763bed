export * from './event-store';
export * from './hashing';
export { InMemoryEventStore } from './in-memory-event-store';
export { PostgresEventStore, type PostgresEventStoreOptions } from './postgres-event-store';
export type { Connect } from './log-connection';
