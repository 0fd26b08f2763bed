import { Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { ChatActions } from '../live/chat-actions';
import { Clock } from '../live/clock';
import { Look } from '../live/look';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { Line } from '../shell/line';
import { lengthText } from '../ui/duration';
import { Icon } from '../ui/icon';
import { ChatList } from './chat-list';
import { Entries, type GroupName } from './entry';
import { grouped, groupNames, isMeant } from './groups';
import { linesOf } from './lines';
import { Rail } from './rail';

const words: Record<GroupName, string> = {
  'for-you': 'For you',
  waiting: 'Waiting',
  active: 'Active',
  vacant: 'Vacant',
};

/** The landing page: every chat that this operator may see, by push. */
@Component({
  selector: 'p-dashboard',
  imports: [ChatList, Icon, Rail],
  templateUrl: './dashboard.html',
  styleUrl: './dashboard.css',
  host: { '(document:keydown)': 'onKey($event)' },
})
export class Dashboard {
  readonly #me = inject(Me);
  readonly #clock = inject(Clock);
  readonly #actions = inject(ChatActions);
  readonly #look = inject(Look);
  protected readonly chats = inject(OpenChats);
  protected readonly connection = inject(Line);
  readonly #entries = new Entries();
  private readonly filterBox = viewChild.required<ElementRef<HTMLInputElement>>('filterBox');

  protected readonly filter = signal('');
  protected readonly shown = signal<GroupName | null>(null);
  readonly #all = computed(() =>
    this.#entries.from({
      rows: this.chats.rows(),
      chats: this.#me.chats(),
      offers: this.#me.offers(),
      held: this.#actions.held(),
    }),
  );
  readonly #groups = computed(() => {
    const words = this.filter().trim();
    return grouped(words ? this.#all().filter((entry) => isMeant(entry, words)) : this.#all());
  });
  protected readonly segments = computed(() => [
    { group: null, word: 'All', count: this.#groups().reduce((sum, group) => sum + group.entries.length, 0) },
    ...groupNames.map((group, at) => ({ group, word: words[group], count: this.#groups()[at]?.entries.length ?? 0 })),
  ]);
  protected readonly lines = computed(() =>
    linesOf(this.#groups().filter((group) => this.shown() === null || group.name === this.shown())),
  );
  protected readonly nothing = computed(() => this.#all().length === 0);
  protected readonly summary = computed(() => {
    const waiting = this.chats.waiting();
    const [first] = waiting;
    if (!first) return 'Nobody is waiting';
    const count = `${waiting.length} ${waiting.length === 1 ? 'visitor' : 'visitors'} waiting`;
    return `${count}, longest ${lengthText(this.#clock.now() - first.startedAt)}`;
  });

  protected acceptNext(): void {
    const [first] = this.chats.waiting();
    if (first && !this.connection.isDown()) this.#actions.accept(first.chat);
  }

  protected onKey(event: KeyboardEvent): void {
    if (!this.#look.singleKeys() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key !== '/') return;
    event.preventDefault();
    this.filterBox().nativeElement.focus();
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
}
