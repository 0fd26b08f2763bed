import { Component, computed, inject, input, output } from '@angular/core';
import { Avatar } from '../ui/avatar';
import { Formats } from '../texts/formats';
import { myChats } from '../texts/scopes/my-chats';
import { Refusals } from '../texts/refusals';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import type { MessageLine } from './log-lines';

/** One message: whose, when, and of an own one how far it has come. */
@Component({
  selector: 'p-message-row',
  imports: [Avatar, Icon],
  templateUrl: './message-row.html',
  styleUrl: './message-row.css',
  host: {
    role: 'article',
    tabindex: '-1',
    '[attr.aria-label]': 'label()',
    '[class.mine]': 'line().mine',
    '[class.continued]': 'line().continued',
    '[class.pending]': "line().state === 'sending'",
    '[class.failed]': "line().state === 'failed'",
  },
})
export class MessageRow {
  readonly #formats = inject(Formats);
  readonly #refusals = inject(Refusals);
  protected readonly t = inject(Texts).of(myChats);
  readonly line = input.required<MessageLine>();
  readonly again = output();
  readonly discard = output();
  protected readonly who = computed(() => (this.line().mine ? this.t('message.you') : this.line().author.name));
  protected readonly time = computed(() => this.#formats.time(this.line().at));
  protected readonly seen = computed(() => {
    const at = this.line().seenAt;
    return at === null ? this.t('message.seen') : this.t('message.seenAt', { time: this.#formats.time(at) });
  });
  protected readonly refusal = computed(() => {
    const refusal = this.line().refusal;
    return refusal ? this.#refusals.text(refusal) : '';
  });
  protected readonly label = computed(() => `${this.who()}, ${this.time()}`);
}
