import { useRef } from 'preact/hooks';
import { plural } from '../language';
import { useChat } from './chat-context';
import { Message } from './message';
import { NamedLine } from './named-line';
import { Notice } from './notice';
import { Opening } from './opening';
import { useStickToBottom } from './stick-to-bottom';

/** The chat itself. It is a log: what comes is said politely, what was there before is not. */
export function Log() {
  const { model, texts, language } = useChat();
  const log = useRef<HTMLDivElement>(null);
  const entries = model.entries.value;
  const unread = model.attention.unread.value;
  const isAtBottom = model.attention.atBottom.value;
  const { toBottom, keepPlace } = useStickToBottom(log, model.attention);
  return (
    <>
      <div
        class="log"
        ref={log}
        role="log"
        aria-label={texts.chat}
        aria-busy={model.stage.value === 'loading'}
        tabIndex={0}
      >
        {model.thread.value?.hasEarlier.value && (
          <button type="button" class="earlier" onClick={() => keepPlace(() => model.thread.value?.showEarlier())}>
            {texts.earlier}
          </button>
        )}
        <Opening />
        {entries.map((entry) =>
          entry.kind === 'message' ? (
            <Message key={entry.key} entry={entry} />
          ) : (
            <Notice key={entry.key} item={entry.item} />
          ),
        )}
        {model.typing.value.map((name) => (
          <div class="typing" key={`typing ${name}`}>
            <i />
            <i />
            <i />
            <NamedLine words={texts.typing} name={name || texts.operator} />
          </div>
        ))}
      </div>
      {!isAtBottom && unread > 0 && (
        <button type="button" class="newest" onClick={toBottom}>
          {plural(language, texts.newest, unread)}
        </button>
      )}
    </>
  );
}
