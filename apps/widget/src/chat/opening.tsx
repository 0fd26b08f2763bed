import { useChat } from './chat-context';

/** What stands in the panel before the first message: the site's greeting and its questions. */
export function Opening() {
  const { model, texts } = useChat();
  const answer = model.answer.value;
  if (!answer || model.stage.value !== 'start') return null;
  const { site, staffed } = answer;
  return (
    <div class="opening">
      {site.greeting && (
        <p class="greeting" dir="auto">
          {site.greeting}
        </p>
      )}
      {!staffed && <p class="note">{texts.offlineLong}</p>}
      {!model.memory.kept && <p class="note">{texts.memoryOnly}</p>}
      {site.preChatFields.map((field) => (
        <label class="field" key={field}>
          <span>
            {texts[field]} <small>({texts.optional})</small>
          </span>
          <input
            type={field === 'email' ? 'email' : 'text'}
            list={undefined}
            name={field}
            form="entry"
            autocomplete={field}
            maxLength={field === 'email' ? 254 : 80}
            dir="auto"
            value={model.composer.fields.value[field] ?? ''}
            onInput={({ currentTarget: { value } }) => model.composer.fill(field, value)}
          />
        </label>
      ))}
    </div>
  );
}
