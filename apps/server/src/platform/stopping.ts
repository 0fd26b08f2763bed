import type { Logging } from './logging';

/** Milliseconds after which a stop that hangs is ended all the same. */
const patience = 25_000;

/** On the first SIGINT or SIGTERM closes in order and ends; npm and a terminal may both send one, so repeats are ignored. */
export function whenAskedToStop(close: () => Promise<void>, logging: Logging): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), patience).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logging.error('stopping failed', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
