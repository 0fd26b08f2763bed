import { inject, Injectable } from '@angular/core';
import type { ContextRow } from '#libs/contracts';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Wording } from '../../ui/wording';
import { OpenedChat } from './opened-chat';
import type { ToldEvent } from './told-events';

type ContextSource = ContextRow['source'];
const sources = {
  form: 'source.form',
  page: 'source.page',
  browser: 'source.browser',
  site: 'source.site',
  endpoint: 'source.endpoint',
} as const satisfies Record<ContextSource, string>;

/** What stands for an empty text where the page runs from the right. */
const nothingIsolated = '\u2068\u2069';

/** An event in a sentence of the reader's language. */
@Injectable()
export class EventWords {
  readonly #chat = inject(OpenedChat);
  readonly #wording = inject(Wording);
  readonly #t = inject(Texts).of(audit);

  textOf(told: ToldEvent): string {
    return this.#sentence(told, this.quoteOf(told));
  }

  /** The sentence up to what somebody wrote, which may run the other way than the page. */
  leadOf(told: ToldEvent): string {
    return this.#sentence(told, '').replace(nothingIsolated, '');
  }

  quoteOf({ key, event: { text } }: ToldEvent): string {
    return key === 'event.said' && text !== null ? this.#wording.words(text) : '';
  }

  #sentence({ event, key, count }: ToldEvent, quote: string): string {
    if (key === null) return event.type;
    const { by, about, data } = event;
    // What the clock did to somebody is told as that person's
    const subject = by.kind === 'system' && about ? about : by;
    return this.#t(
      key as 'event.said',
      {
        by: this.#chat.nameOf(subject),
        about: about ? this.#chat.nameOf(about) : '',
        text: quote,
        ...('source' in data && { source: this.#sourceOf(String(data['source'])) }),
        ...(count > 0 && { count }),
      } as { by: string; text: string },
    );
  }

  #sourceOf(source: string): string {
    return Object.hasOwn(sources, source) ? this.#t(sources[source as ContextSource]) : source;
  }
}
