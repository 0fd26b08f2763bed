import { plural } from '../language';
import { useChat } from './chat-context';
import { Icon } from './icon';

/** The place in the queue, while nobody has accepted yet. */
export function QueueCard() {
  const { model, texts, language } = useChat();
  if (model.stage.value !== 'waiting') return null;
  const place = model.place.value;
  const isStaffed = model.answer.value?.staffed ?? true;
  return (
    <div class="queue" role="status">
      <div class="place" aria-hidden="true">
        {place ?? <Icon of="sending" />}
      </div>
      <div>
        <b>{placeWords()}</b>
        <p>{place === null && !isStaffed ? texts.offlineLong : texts.keepPlace}</p>
      </div>
    </div>
  );

  function placeWords(): string {
    if (place === null) return isStaffed ? texts.waitingLong : texts.offline;
    return place <= 1 ? texts.nextInQueue : plural(language, texts.placeInQueue, place);
  }
}
