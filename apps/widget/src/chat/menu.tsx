import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type Question, QuestionDialog } from './question-dialog';
import { useChat } from './chat-context';
import { Icon } from './icon';
import { saveAs, transcriptOf } from './transcript';

/** The rarer actions: a button that shows and hides a short list of buttons. */
export function Menu() {
  const { model, texts, language } = useChat();
  const isOpen = useSignal(false);
  const question = useSignal<Question | null>(null);
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen.value) return;
    const outside = ({ target }: Event): void => {
      if (!whole.current?.contains(target as Node)) isOpen.value = false;
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [isOpen.value]);
  const choose = (chosen: Question) => () => {
    isOpen.value = false;
    question.value = chosen;
  };
  const save = async (): Promise<void> => {
    isOpen.value = false;
    button.current?.focus();
    await model.thread.value?.whole();
    saveAs(`${model.configuration.name}.txt`, transcriptOf(model.entries.value, texts, language));
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isOpen.value) return;
    event.stopPropagation();
    isOpen.value = false;
    button.current?.focus();
  };
  const answered = (): void => {
    question.value = null;
    button.current?.focus();
  };
  return (
    <div class="menu" ref={whole} onKeyDown={closeOnEscape}>
      <button
        type="button"
        class="tool"
        ref={button}
        aria-label={texts.more}
        title={texts.more}
        aria-expanded={isOpen.value}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        <Icon of="more" />
      </button>
      {isOpen.value && (
        <div class="choices">
          {model.canLeave.value && (
            <button type="button" onClick={choose('leave')}>
              {texts.leave}
            </button>
          )}
          {model.thread.value && (
            <button type="button" onClick={() => void save()}>
              {texts.transcript}
            </button>
          )}
          <button type="button" onClick={choose('forget')}>
            {texts.forget}
          </button>
        </div>
      )}
      {question.value && <QuestionDialog about={question.value} answered={answered} />}
    </div>
  );
}
