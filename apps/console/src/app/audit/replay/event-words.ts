import { inject, Injectable } from '@angular/core';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Wording } from '../../ui/wording';
import { OpenedChat } from './opened-chat';
import type { ToldEvent } from './told-events';

/** An event in a sentence of the reader's language. */
@Injectable()
export class EventWords {
  readonly #chat = inject(OpenedChat);
  readonly #wording = inject(Wording);
  readonly #t = inject(Texts).of(audit);

  textOf({ event, key, count }: ToldEvent): string {
    if (key === null) return event.type;
    const { by, about, data, text } = event;
    // What the clock did to somebody is told as that person's
    const subject = by.kind === 'system' && about ? about : by;
    return this.#t(
      key as 'event.said',
      {
        by: this.#chat.nameOf(subject),
        about: about ? this.#chat.nameOf(about) : '',
        text: text === null ? '' : this.#wording.words(text),
        ...('source' in data && { source: String(data['source']) }),
        ...(count > 0 && { count }),
      } as { by: string; text: string },
    );
  }
}
