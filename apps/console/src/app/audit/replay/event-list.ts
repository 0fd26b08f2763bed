import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, computed, effect, inject, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Icon } from '../../ui/icon';
import { EventWords } from './event-words';
import { OpenedChat } from './opened-chat';
import { Player } from './player';
import { type EventGroup, toldEvents } from './told-events';

const groups = ['all', 'messages', 'people', 'receipts', 'rest'] as const;

/** Every fact of the chat, the present one marked; each leads to its moment. */
@Component({
  selector: 'p-event-list',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, Icon],
  templateUrl: './event-list.html',
  styleUrl: './event-list.css',
})
export class EventList {
  readonly #chat = inject(OpenedChat);
  readonly #words = inject(EventWords);
  readonly #formats = inject(Formats);
  readonly #player = inject(Player);
  protected readonly viewport = viewChild(CdkVirtualScrollViewport);
  protected readonly t = inject(Texts).of(audit);
  protected readonly group = signal<EventGroup | 'all'>('all');
  protected readonly filter = signal('');
  protected readonly groups = computed(() => groups.map((value) => ({ value, label: this.t(`events.${value}`) })));
  readonly #all = computed(() =>
    toldEvents(this.#chat.replay()?.events ?? []).map((told) => ({
      ...{ position: told.event.position, icon: told.icon, group: told.group, event: told.event },
      ...{ text: this.#words.textOf(told), lead: this.#words.leadOf(told), quote: this.#words.quoteOf(told) },
      ...{ time: this.#formats.second(told.event.at) },
    })),
  );
  protected readonly rows = computed(() => {
    const [group, words] = [this.group(), this.filter().trim().toLowerCase()];
    return this.#all().filter(
      (row) => (group === 'all' || row.group === group) && (!words || row.text.toLowerCase().includes(words)),
    );
  });
  protected readonly now = computed(() => this.#player.current()?.position ?? 0);
  /** The row of the last thing that had happened. */
  protected readonly current = computed(() => this.rows().findLastIndex(({ position }) => position <= this.now()));
  /** Where the keys stand; the clock takes it along. */
  protected readonly active = linkedSignal(() => Math.max(0, this.current()));

  constructor() {
    effect(() => {
      const at = this.active();
      untracked(() => this.#show(at));
    });
  }

  /** One listener for all rows: the list itself has the focus. */
  protected clicked({ target }: Event): void {
    const row = (target as Element).closest('[role=option]');
    if (row) this.jump(Number(row.id.slice('event-'.length)));
  }

  protected jump(index: number): void {
    const row = this.rows()[index];
    if (row) this.#player.jump(row.event);
  }

  protected press(event: KeyboardEvent): void {
    const last = this.rows().length - 1;
    const to = { ArrowDown: this.active() + 1, ArrowUp: this.active() - 1, Home: 0, End: last }[event.key];
    if (event.key === 'Enter') this.jump(this.active());
    else if (to !== undefined) this.active.set(Math.min(last, Math.max(0, to)));
    else return;
    // The keys of the replay are not meant
    event.preventDefault();
    event.stopPropagation();
  }

  #show(index: number): void {
    const viewport = this.viewport();
    if (!viewport) return;
    const [size, from] = [viewport.getViewportSize(), viewport.measureScrollOffset()];
    const at = index * rowHeight;
    if (at < from || at + rowHeight > from + size) viewport.scrollToOffset(Math.max(0, at - size / 2));
  }
}

/** Pixels; the style has the same. */
const rowHeight = 30;
