import { useLayoutEffect, useRef } from 'preact/hooks';
import { useChat } from './chat-context';

export type Question = 'leave' | 'forget';

/** Asks before something that can't be taken back. */
export function QuestionDialog({ about, answered }: { about: Question; answered: () => void }) {
  const { model, texts } = useChat();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const words = {
    leave: { ask: texts.leaveAsk, tells: texts.leaveTells, yes: texts.leave },
    forget: { ask: texts.forgetAsk, tells: texts.forgetTells, yes: texts.forget },
  }[about];
  const confirm = (): void => {
    void model[about]();
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="question"
      aria-describedby="tells"
      onClose={answered}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id="question">{words.ask}</h2>
      <p id="tells">{words.tells}</p>
      <div class="answers">
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {texts.stay}
        </button>
        <button type="button" class="danger" onClick={confirm}>
          {words.yes}
        </button>
      </div>
    </dialog>
  );
}
