import { setTimeout as pause } from 'node:timers/promises';
import type { Ack } from '#libs/contracts';
import { uuidv7 } from '#libs/sync-client';
import { type Account, type Guest, Office } from '../support/office';

export interface Acknowledged {
  /** Of the command, so of the message too. */
  readonly id: string;
  readonly chat: string;
  readonly text: string;
}

/** People who write one message after the other, to whichever node lives; what was not answered is sent again with its id. */
export class SteadyTalk {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that nobody should get. */
  readonly complaints: string[] = [];
  /** Messages that were in the record already when they were sent again. */
  resent = 0;
  private readonly talking: Promise<void>[] = [];
  private isOver = false;

  constructor(private readonly ports: () => readonly number[]) {}

  begin(who: Account | Guest, chat: string): void {
    this.talking.push(this.talk(who, chat));
  }

  /** Everybody gets the answer to his last message. */
  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.talking);
  }

  private async talk(who: Account | Guest, chat: string): Promise<void> {
    while (!this.isOver) {
      const id = uuidv7();
      const message = { id, chat, text: `The message ${id}` };
      // Every fifth one goes out twice at the same time
      const senders = Math.random() < 0.2 ? 2 : 1;
      await Promise.all(Array.from({ length: senders }, () => this.post(who, message)));
      this.acknowledged.push(message);
    }
  }

  private async post(who: Account | Guest, { id, chat, text }: Acknowledged): Promise<void> {
    for (;;) {
      const ack = await this.once(who, id, chat, text);
      if (ack?.ok) {
        if (ack.dup) this.resent += 1;
        return;
      }
      if (ack?.retry === 'no') this.complaints.push(`${ack.code}: ${ack.message}`);
      await pause(ack?.afterMs ?? 50);
    }
  }

  /** Null when there is no node, or when it was killed before it answered. */
  private async once(who: Account | Guest, id: string, chat: string, text: string): Promise<Ack | null> {
    const ports = this.ports();
    const port = ports[Math.floor(Math.random() * ports.length)];
    if (port === undefined) return null;
    const answer = new Office([port]).tryCommand(who, 'message.post', { text }, chat, id);
    return answer.then(({ body }) => body as unknown as Ack).catch(() => null);
  }
}
