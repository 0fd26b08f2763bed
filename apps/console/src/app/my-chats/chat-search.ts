import {
  afterNextRender,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { ThreadItem } from '#libs/contracts';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import type { Thread } from './thread';
import { Threads } from './threads';

/** Places of the messages that hold the words, from old to new. */
export function matches(items: readonly ThreadItem[], words: string): number[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  return items
    .filter(
      (item) => item.kind === 'message' && typeof item.text === 'string' && item.text.toLowerCase().includes(wanted),
    )
    .map((item) => item.n);
}

/** Search in one chat: the newest match first, then up and down; earlier messages are fetched as long as somebody looks. */
@Component({
  selector: 'p-chat-search',
  imports: [Icon],
  templateUrl: './chat-search.html',
  styleUrl: './chat-search.css',
  host: { role: 'search', '(keydown.escape)': 'closed.emit()' },
})
export class ChatSearch {
  readonly #threads = inject(Threads);
  protected readonly t = inject(Texts).of(myChats);
  readonly chat = input.required<string>();
  readonly thread = input.required<Thread>();
  /** Place of the message to show. */
  readonly found = output<number | null>();
  readonly closed = output();
  protected readonly words = signal('');
  protected readonly loading = signal(false);
  protected readonly matches = computed(() => matches(this.thread().items(), this.words()));
  /** Place of the match that is shown; it stays while earlier ones come in above. */
  readonly #place = linkedSignal<string, number | null>({ source: this.words, computation: () => null });
  protected readonly current = computed(() => this.#place() ?? this.matches().at(-1) ?? null);
  protected readonly told = computed(() => {
    const count = this.matches().length;
    if (!this.words().trim()) return '';
    if (!count) return this.loading() ? this.t('search.looking') : this.t('search.none');
    return this.t('search.place', { place: count - this.matches().indexOf(this.current() ?? 0), count });
  });
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
    effect(() => this.found.emit(this.current()));
    effect(() => {
      if (this.words().trim() && this.thread().hasOlder()) untracked(() => void this.#fetch());
    });
  }

  protected step(by: -1 | 1): void {
    const all = this.matches();
    const at = all.indexOf(this.current() ?? 0) + by;
    this.#place.set(all[(at + all.length) % all.length] ?? null);
  }

  async #fetch(): Promise<void> {
    if (this.loading()) return;
    this.loading.set(true);
    let isLoaded = true;
    while (isLoaded && this.words().trim() && this.thread().hasOlder())
      isLoaded = await this.#threads.loadOlder(this.chat());
    this.loading.set(false);
  }
}
