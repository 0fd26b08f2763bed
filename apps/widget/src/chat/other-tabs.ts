/** News for the visitor's other tabs: a chat began, or (null) this browser was made to forget the visitor. */
type News = string | null;

/** Speaks to the visitor's other tabs of this site. */
export class OtherTabs {
  readonly #channel: BroadcastChannel | null;

  constructor(siteKey: string, hear: (news: News) => void) {
    this.#channel = open(`parley:${siteKey}`);
    if (this.#channel) this.#channel.onmessage = ({ data }: MessageEvent<News>) => hear(data);
  }

  tell(news: News): void {
    this.#channel?.postMessage(news);
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
