import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { plural } from '../language';
import { useChat } from './chat-context';
import { Icon } from './icon';

/** Milliseconds that a cut may last before it is worth a word. */
const worthAWord = 1_500;

/** Says that the line is gone, once; the seconds to the next try are shown but not read out. */
export function LineBanner() {
  const { model, texts, language } = useChat();
  const state = model.line.state.value;
  const retryAt = model.line.retryAt.value;
  const isLate = useSignal(false);
  const now = useSignal(Date.now());
  const isGone = state !== 'live';
  useEffect(() => {
    if (!isGone) return;
    const late = setTimeout(() => (isLate.value = true), worthAWord);
    const beat = setInterval(() => (now.value = Date.now()), 500);
    return () => {
      clearTimeout(late);
      clearInterval(beat);
      isLate.value = false;
    };
  }, [isGone]);
  const seconds = retryAt === null ? 0 : Math.ceil((retryAt - now.value) / 1_000);
  const words = state === 'outdated' ? texts.outdated : texts.offlineBanner;
  return (
    <div role="status">
      {isGone && isLate.value && (
        <div class="banner">
          <Icon of="warning" />
          {seconds > 2 && state !== 'outdated' ? (
            <span>
              <span class="hidden">{words}</span>
              <span aria-hidden="true">{plural(language, texts.retryIn, seconds)} </span>
              <button type="button" class="link" onClick={() => model.line.tryNow()}>
                {texts.retryNow}
              </button>
            </span>
          ) : (
            <span>{words}</span>
          )}
        </div>
      )}
    </div>
  );
}
