import type { NoticeItem } from '#libs/contracts';
import { useChat } from './chat-context';
import { NamedLine } from './named-line';
import { noticeLines } from './notices';
import { clockTime } from './times';

export function Notice({ item }: { item: NoticeItem }) {
  const { texts, language } = useChat();
  return noticeLines(item, texts).map(({ words, name, timed }) => (
    <div class="notice">
      <NamedLine words={words} name={name} />
      {timed && <time>{clockTime(language, item.at)}</time>}
    </div>
  ));
}
