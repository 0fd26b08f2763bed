/** Milliseconds that somebody has to stay first, and after which it is done on a busy page too. */
const stay = 500;
const patience = 1_000;

/** Does something when the operator has stayed and the page rests: not while he only passes by. Returns how to call it off. */
export function whenIdle(work: () => void): () => void {
  let isOff = false;
  const still = (): void => void (isOff || work());
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(still, { timeout: patience });
    else still();
  }, stay);
  return () => {
    isOff = true;
    clearTimeout(timer);
  };
}
