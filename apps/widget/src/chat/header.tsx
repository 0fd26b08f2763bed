import { useChat } from './chat-context';
import { headingOf } from './heading';
import { Icon } from './icon';
import { Menu } from './menu';

export function Header() {
  const { model, texts, language, minimize } = useChat();
  const answer = model.answer.value;
  const { title, under, initials } = headingOf(
    {
      site: answer?.site.name ?? model.configuration.name,
      staffed: answer?.staffed ?? null,
      head: model.thread.value?.head.value ?? null,
      entries: model.entries.value,
    },
    texts,
    language,
  );
  return (
    <header>
      <span class="avatar" aria-hidden="true">
        {initials ? <span>{initials}</span> : <Icon of="chat" />}
      </span>
      <div class="heading">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p>{under}</p>
      </div>
      <Menu />
      <button type="button" class="tool" aria-label={texts.minimize} title={texts.minimize} onClick={minimize}>
        <Icon of="down" />
      </button>
    </header>
  );
}
