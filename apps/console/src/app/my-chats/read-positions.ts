export interface Position {
  readonly delivered: number;
  readonly read: number;
}

interface Chat {
  told: Position;
  reached: Position;
  /** A command is on its way, or less than a second has passed since. */
  resting: boolean;
}

/** Milliseconds between two tellings of one chat; the server refuses faster ones. */
const rest = 1000;
const nowhere: Position = { delivered: 0, read: 0 };

/** Tells the server how far I have received and seen each chat: only forward, one at a time, at most once a second. */
export class ReadPositions {
  readonly #chats = new Map<string, Chat>();

  constructor(private readonly tell: (chat: string, position: Position) => Promise<unknown>) {}

  /** What the server has; other windows of mine may have told it. */
  known(chat: string, position: Position): void {
    const one = this.#chat(chat);
    one.told = further(one.told, position);
  }

  reach(chat: string, position: Partial<Position>): void {
    const one = this.#chat(chat);
    const reached = further(one.reached, { ...nowhere, ...position });
    one.reached = further(reached, { delivered: reached.read, read: 0 });
    if (!one.resting) this.#send(chat, one);
  }

  #send(chat: string, one: Chat): void {
    const next = further(one.told, one.reached);
    if (next.delivered === one.told.delivered && next.read === one.told.read) return;
    one.resting = true;
    one.told = next;
    const pause = new Promise((passed) => setTimeout(passed, rest));
    void Promise.all([this.tell(chat, next), pause]).then(() => {
      one.resting = false;
      this.#send(chat, one);
    });
  }

  #chat(chat: string): Chat {
    const one = this.#chats.get(chat) ?? { told: nowhere, reached: nowhere, resting: false };
    this.#chats.set(chat, one);
    return one;
  }
}

function further(a: Position, b: Position): Position {
  return { delivered: Math.max(a.delivered, b.delivered), read: Math.max(a.read, b.read) };
}
