declare global {
  interface Window {
    /** From the deed to the end of the first frame in which it is seen, in milliseconds. */
    painted(act: () => void, isSeen: () => unknown): Promise<number>;
    /** The log that is in front; others may lie behind it. */
    shownLog(): Element | undefined;
    /** From each tick of a clock of one second to the end of the next frame. */
    ticks: number[];
    /** Frames of the line with this in them are timed. */
    awaited: string;
    arrivedAt: number;
  }
}

/** Runs in the page before anything else does: what happens in it is timed in it. */
export function instruments(): void {
  const frame = (): Promise<unknown> => new Promise((next) => requestAnimationFrame(next));
  // A task that is posted while a frame is made runs when it has been handed over
  const drawn = (): Promise<void> =>
    new Promise((next) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => next();
      port2.postMessage(null);
    });
  window.painted = async (act, isSeen) => {
    const started = performance.now();
    act();
    do {
      await frame();
      if (performance.now() - started > 20_000) throw new Error(`never seen: ${isSeen.toString()}`);
    } while (!isSeen());
    await drawn();
    return performance.now() - started;
  };

  window.shownLog = () => [...document.querySelectorAll('p-chat-log')].find((log) => log.checkVisibility());

  window.ticks = [];
  const interval = window.setInterval.bind(window);
  const timed = (act: () => void): void => {
    const started = performance.now();
    act();
    void frame()
      .then(drawn)
      .then(() => window.ticks.push(performance.now() - started));
  };
  Object.assign(window, {
    setInterval: (act: () => void, pause: number) => interval(pause === 1000 ? () => timed(act) : act, pause),
  });

  window.awaited = '';
  const handler = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
  Object.defineProperty(WebSocket.prototype, 'onmessage', {
    ...handler,
    set(this: WebSocket, hear: (event: MessageEvent) => void) {
      handler?.set?.call(this, (event: MessageEvent) => {
        if (window.awaited && String(event.data).includes(window.awaited)) window.arrivedAt = performance.now();
        hear(event);
      });
    },
  });
}
