import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Attention } from './attention';

/** Pixels from the end that still count as being there. */
const slack = 48;

const fromEnd = (log: HTMLElement): number => log.scrollHeight - log.scrollTop - log.clientHeight;

/** Keeps the newest line in view while the visitor is there, and the line in view where it is while reading above. */
export function useStickToBottom(ref: RefObject<HTMLElement | null>, { atBottom }: Attention) {
  const kept = useRef<number | null>(null);
  const toBottom = (): void => {
    const log = ref.current;
    if (log) log.scrollTop = log.scrollHeight;
  };

  useLayoutEffect(() => {
    const log = ref.current;
    if (log && kept.current !== null && fromEnd(log) !== kept.current) {
      log.scrollTop = log.scrollHeight - log.clientHeight - kept.current;
      kept.current = null;
    } else if (atBottom.peek()) toBottom();
  });

  useEffect(() => {
    const log = ref.current;
    if (!log) return;
    const scrolled = (): void => {
      if (log.clientHeight) atBottom.value = fromEnd(log) < slack;
    };
    const resized = new ResizeObserver(() => atBottom.peek() && toBottom());
    log.addEventListener('scroll', scrolled, { passive: true });
    resized.observe(log);
    return () => {
      log.removeEventListener('scroll', scrolled);
      resized.disconnect();
    };
  }, []);

  const keepPlace = (change: () => unknown): void => {
    if (ref.current) kept.current = fromEnd(ref.current);
    change();
  };
  return { toBottom, keepPlace };
}
