import { useChat } from './chat-context';
import { Icon } from './icon';
import type { MessageEntry, Receipt } from './thread';
import { clockTime } from './times';
import { linkParts } from './words';

export function Message({ entry }: { entry: MessageEntry }) {
  const { texts } = useChat();
  const author = entry.mine ? texts.you : (entry.author ?? texts.operator);
  return (
    <div class={`message ${entry.mine ? 'mine' : 'theirs'} ${entry.receipt === 'failed' ? 'failed' : ''}`}>
      {entry.leads && (
        <div class={entry.mine ? 'hidden' : 'author'} dir="auto">
          {author}
        </div>
      )}
      <p class="bubble" dir="auto">
        <Words entry={entry} />
      </p>
      {entry.receipt && <ReceiptLine entry={entry} receipt={entry.receipt} />}
    </div>
  );
}

function Words({ entry: { text } }: { entry: MessageEntry }) {
  const { texts } = useChat();
  if (typeof text !== 'string') return <em>{texts.erased}</em>;
  return linkParts(text).map((part) =>
    part.link ? (
      <a href={part.link} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ) : (
      part.text
    ),
  );
}

function ReceiptLine({ entry, receipt }: { entry: MessageEntry; receipt: Receipt }) {
  const { texts, language, model } = useChat();
  const { again } = entry;
  if (receipt === 'failed')
    return (
      <div class="receipt bad">
        <Icon of="warning" />
        <span>{texts.notSent}</span>
        {again && (
          <button type="button" class="link" onClick={() => model.tryAgain(again)}>
            {texts.tryAgain}
          </button>
        )}
      </div>
    );
  return (
    <div class={`receipt ${receipt}`} aria-live="off">
      <Icon of={receipt} />
      <span>{texts[receipt]}</span>
      {receipt !== 'sending' && <time>{clockTime(language, entry.at)}</time>}
    </div>
  );
}
