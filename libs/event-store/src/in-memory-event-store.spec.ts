import { describeEventStore } from './event-store.contract';
import { InMemoryEventStore } from './in-memory-event-store';

describe('the log in memory', () => {
  let now = 1_790_000_000_000;
  const store = new InMemoryEventStore(() => now++);
  describeEventStore(() => store);
});
