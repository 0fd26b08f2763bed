import { describeEventStore } from './event-store.contract';
import { InMemoryEventStore } from './in-memory-event-store';

describe('the log in memory', () => {
  // A clock that goes back now and then: the log's time must not.
  let asked = 0;
  const store = new InMemoryEventStore(() => 1_790_000_000_000 + (asked++ % 7));
  describeEventStore(() => store);
});
