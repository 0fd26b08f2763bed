import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { plural } from '../language';
import { useChat } from './chat-context';
import { Icon } from './icon';
import { excess } from './words';

/** Pixels that the text box grows to before it scrolls. */
const tallest = 120;

export function Entry() {
  const { model, texts, language } = useChat();
  const box = useRef<HTMLTextAreaElement>(null);
  const again = useRef<HTMLButtonElement>(null);
  const draft = model.composer.draft.value;
  const isEnded = model.stage.value === 'ended';
  const isLeaving = model.leaving.value && !isEnded;
  const tooMany = excess(draft);
  const canSend = !isEnded && !isLeaving && draft.trim() !== '' && tooMany === 0;

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.min(current.scrollHeight, tallest)}px`;
  }, [draft]);
  /** Who was writing when the chat ended must not fall out of the panel. */
  useEffect(() => {
    if (isEnded && (document.activeElement === document.body || document.activeElement === box.current))
      again.current?.focus();
  }, [isEnded]);

  const send = (): void => {
    if (!canSend) return;
    model.send();
    box.current?.focus();
  };
  const typed = (value: string): void => {
    model.composer.write(value);
    if (value) model.ownTyping.typed();
  };
  const startAgain = (): void => {
    model.newChat();
    setTimeout(() => box.current?.focus());
  };
  return (
    <form
      id="entry"
      class="foot"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {tooMany > 0 && (
        <p class="excess" role="status">
          {plural(language, texts.tooLong, tooMany)}
        </p>
      )}
      <p class="note" role="status">
        {isLeaving && texts.leaving}
      </p>
      <div class={`entry ${isEnded || isLeaving ? 'off' : ''}`}>
        <textarea
          ref={box}
          rows={1}
          dir={draft ? 'auto' : undefined}
          aria-label={texts.write}
          placeholder={isEnded ? texts.ended : texts.write}
          enterkeyhint="send"
          disabled={isEnded || isLeaving}
          value={draft}
          onInput={({ currentTarget }) => typed(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <button type="submit" class="send" aria-label={texts.send} title={texts.send} disabled={!canSend}>
          <Icon of="send" />
        </button>
      </div>
      {isEnded && (
        <button type="button" class="wide" ref={again} onClick={startAgain}>
          {texts.newChat}
        </button>
      )}
    </form>
  );
}
