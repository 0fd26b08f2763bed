import { handover, hello, type ToFrame, type ToLoader } from '../port-messages';

/** The line to the chat frame. Nothing but the frame itself, at its exact origin, is ever given a port. */
export class FrameLink {
  #port: MessagePort | null = null;
  readonly #listen = (event: MessageEvent): void => {
    if (event.source !== this.frame.contentWindow || event.origin !== this.origin || event.data !== hello) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<ToLoader>) => this.hear(data);
    this.#port = port1;
    this.frame.contentWindow?.postMessage(handover, this.origin, [port2]);
  };

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly origin: string,
    private readonly hear: (message: ToLoader) => void,
  ) {
    addEventListener('message', this.#listen);
  }

  tell(message: ToFrame): void {
    this.#port?.postMessage(message);
  }

  close(): void {
    removeEventListener('message', this.#listen);
    this.#port?.close();
  }
}
