import { isAllowed } from '../origin-check';
import { handover, hello, type ToFrame, type ToLoader } from '../port-messages';

/** The line to the page that shows the frame: a port, taken once, from the parent itself at an allowed origin. */
export class HostLink {
  #port: MessagePort | null = null;
  /** What was said before the port came. */
  #waiting: ToLoader[] = [];

  constructor(
    private readonly origins: readonly string[],
    private readonly hear: (message: ToFrame) => void,
    private readonly page: Window = window,
  ) {
    page.addEventListener('message', (event) => this.#offered(event));
    page.parent.postMessage(hello, '*');
  }

  tell(message: ToLoader): void {
    if (this.#port) this.#port.postMessage(message);
    else this.#waiting.push(message);
  }

  #offered({ source, origin, data, ports }: MessageEvent): void {
    const [port] = ports;
    if (this.#port || source !== this.page.parent || data !== handover || !port) return;
    if (!isAllowed(origin, this.origins)) return;
    this.#port = port;
    port.onmessage = ({ data: message }: MessageEvent<ToFrame>) => this.hear(message);
    for (const message of this.#waiting.splice(0)) port.postMessage(message);
  }
}
