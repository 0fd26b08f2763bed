import { Component, computed, input, output } from '@angular/core';
import { Avatar } from '../ui/avatar';
import { timeText } from '../ui/duration';
import { Icon } from '../ui/icon';
import type { MessageLine } from './log-lines';

/** Milliseconds after which an own text is said to be on its way: on a good line nobody ever reads it. */
const quiet = 400;

/** One message: whose, when, and of an own one how far it has come. */
@Component({
  selector: 'p-message-row',
  imports: [Avatar, Icon],
  templateUrl: './message-row.html',
  styleUrl: './message-row.css',
  host: {
    role: 'article',
    '[attr.aria-label]': 'label()',
    '[class.mine]': 'line().mine',
    '[class.pending]': "line().state === 'sending'",
    '[class.failed]': "line().state === 'failed'",
    '[style.--quiet]': 'quiet + "ms"',
  },
})
export class MessageRow {
  readonly line = input.required<MessageLine>();
  readonly again = output();
  readonly discard = output();
  protected readonly quiet = quiet;
  protected readonly who = computed(() => (this.line().mine ? 'You' : this.line().author.name));
  protected readonly time = computed(() => timeText(this.line().at));
  protected readonly label = computed(() => `${this.who()}, ${this.time()}`);
}
