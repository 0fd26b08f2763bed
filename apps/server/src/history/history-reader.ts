import { recordedFacts, type StoredEvent, Tail } from '#libs/event-store';
import { foldHistory, historyNeeds, noChanges } from '#libs/read-models';
import type { Log } from '../log';
import type { Recorded } from '../projections/projector';
import type { HistoryStore } from './history-store';

/** Milliseconds between two looks at the log: what is written is to be found within a second, and nobody waits for it. */
const pollEvery = 500;

/** Follows the log for the search, apart from the live views: it is never in the way of a message. */
export class HistoryReader {
  private readonly tail: Tail;

  private constructor(
    private readonly log: Log,
    private readonly store: HistoryStore,
    private readonly failed: (error: unknown) => void,
    private position: number,
  ) {
    const handle = (events: readonly StoredEvent[]): Promise<void> => this.handle(events);
    this.tail = new Tail({ store: log.store, after: () => this.position, handle, onError: failed, pollEvery });
    this.tail.start();
  }

  static async open(log: Log, store: HistoryStore, failed: (error: unknown) => void): Promise<HistoryReader> {
    return new HistoryReader(log, store, failed, await store.position());
  }

  stop(): Promise<void> {
    return this.tail.stop();
  }

  private async handle(events: readonly StoredEvent[]): Promise<void> {
    const facts = await recordedFacts(this.log.codec, events);
    const changes = noChanges();
    const needed = new Set(facts.flatMap((fact) => historyNeeds(fact)));
    for (const chat of await this.store.chats([...needed])) changes.chats.set(chat.chat, chat);
    for (const fact of facts) this.fold(changes, fact);
    const to = facts.at(-1)?.position ?? this.position;
    const isOurs = await this.store.write(this.position, to, changes);
    this.position = isOurs ? to : await this.store.position();
  }

  /** A fact that cannot be folded is not found; it must not keep others from being found, or erased. */
  private fold(changes: ReturnType<typeof noChanges>, fact: Recorded): void {
    try {
      foldHistory(changes, fact);
    } catch (error) {
      this.failed(error);
    }
  }
}
