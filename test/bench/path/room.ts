/** One member of one chat, on a socket of its own; the same for Parley and for the bare server. */
export interface Seat {
  /** Resolves when the message is acknowledged. */
  send(text: string): Promise<void>;
  /** Told of the text of each message of somebody else. */
  onText(listener: (text: string) => void): void;
}
/** One visitor, two operators. */
export type Room = readonly [Seat, Seat, Seat];

export interface Rooms {
  readonly rooms: readonly Room[];
  close(): void;
}

const pad = ' and some words more, so that it is as long as what people write';

/** Sends from one seat and resolves when it is acknowledged and on both other screens. Times in milliseconds. */
export class Conversation {
  private readonly waiting = new Map<string, (at: number) => void>();
  private turn = 0;

  constructor(private readonly room: Room) {
    for (const [place, seat] of room.entries())
      seat.onText((text) => {
        const key = `${place} ${text}`;
        this.waiting.get(key)?.(performance.now());
        this.waiting.delete(key);
      });
  }

  async say(id: number): Promise<{ screens: number[] }> {
    const sender = this.turn++ % 3;
    const text = `${id}${pad}`;
    const started = performance.now();
    const seen = [0, 1, 2].filter((place) => place !== sender).map((place) => this.arrival(place, text));
    const [, ...at] = await Promise.all([this.room[sender as 0].send(text), ...seen]);
    return { screens: at.map((each) => each - started) };
  }

  private arrival(place: number, text: string): Promise<number> {
    return new Promise((resolve) => this.waiting.set(`${place} ${text}`, resolve));
  }
}
