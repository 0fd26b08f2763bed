import type { ParleyFact } from '#libs/domain';
import { type FactCodec, recordedFacts, type StoredEvent } from '#libs/event-store';
import { foldHistory, historyNeeds, type HistoryChanges, noChanges } from '#libs/read-models';
import type { Recorded } from '../projections/projector';
import type { HistoryStore } from './history-store';

/** Folds the log into the tables of history, batch by batch. */
export class HistoryFold {
  constructor(
    private readonly codec: FactCodec<ParleyFact>,
    private readonly store: HistoryStore,
    private readonly failed: (error: unknown) => void,
    public position: number,
  ) {}

  /** False when another one has moved the checkpoint; what follows begins where it stands. */
  async take(events: readonly StoredEvent[]): Promise<boolean> {
    const facts = await recordedFacts(this.codec, events);
    const needed = [...new Set(facts.flatMap((fact) => historyNeeds(fact)))];
    const to = facts.at(-1)?.position ?? this.position;
    const isOurs = await this.store.change([this.position, to], needed, (chats) => {
      const changes = noChanges();
      for (const chat of chats) changes.chats.set(chat.chat, chat);
      for (const fact of facts) this.fold(changes, fact);
      return changes;
    });
    this.position = isOurs ? to : await this.store.position();
    return isOurs;
  }

  /** A fact that cannot be folded is not found; it must not keep others from being found, or erased. */
  private fold(changes: HistoryChanges, fact: Recorded): void {
    try {
      foldHistory(changes, fact);
    } catch (error) {
      this.failed(error);
    }
  }
}
