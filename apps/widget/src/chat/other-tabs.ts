/** Tells the visitor's other tabs of this site that a chat began, so that they show it too. */
export class OtherTabs {
  readonly #channel: BroadcastChannel | null;

  constructor(siteKey: string, began: (chat: string) => void) {
    this.#channel = open(`parley:${siteKey}`);
    if (this.#channel) this.#channel.onmessage = ({ data }: MessageEvent<string>) => began(data);
  }

  tell(chat: string): void {
    this.#channel?.postMessage(chat);
  }
}

/** Forbidden where storage is. */
function open(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
