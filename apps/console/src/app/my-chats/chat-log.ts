import {
  afterNextRender,
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { MeChat } from '#libs/contracts';
import { Live } from '../live/live';
import { Toasts } from '../shell/toasts';
import { Formats } from '../texts/formats';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { copyText } from '../ui/clipboard';
import { sameItems } from '../ui/same-items';
import { whenIdle } from '../ui/when-idle';
import { Wording } from '../ui/wording';
import { Icon } from '../ui/icon';
import { type LogLine, logLines } from './log-lines';
import { LogKeys } from './log-keys';
import { LogWindow } from './log-window';
import { MessageRow } from './message-row';
import { NewLines } from './new-lines';
import { ScrollAnchor } from './scroll-anchor';
import { SeenItems } from './seen-items';
import type { Thread } from './thread';
import { SteadyLines } from './steady-lines';
import { Threads } from './threads';

/** The chat window: a log that follows its end, unless the reader has gone up. */
@Component({
  selector: 'p-chat-log',
  imports: [Icon, LogKeys, MessageRow],
  templateUrl: './chat-log.html',
  styleUrl: './chat-log.css',
  providers: [SeenItems],
})
export class ChatLog {
  readonly #live = inject(Live);
  readonly #threads = inject(Threads);
  readonly #news = inject(NewLines);
  readonly #seen = inject(SeenItems);
  readonly #injector = inject(Injector);
  readonly #wording = inject(Wording);
  readonly #toasts = inject(Toasts);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Texts).of(myChats);
  readonly mine = input.required<MeChat>();
  readonly thread = input.required<Thread>();
  /** Whether it is in front: only then anything in it is seen. */
  readonly shown = input.required<boolean>();
  /** Place of the message that a search has found. */
  readonly found = input<number | null>(null);

  protected readonly name = computed(() => this.#wording.visitor(this.mine().visitor));
  protected readonly olderFailed = signal(false);
  protected readonly loading = signal(false);
  readonly #readBefore = signal<number | null>(null);
  readonly #window = new LogWindow(computed(() => this.thread().items()));
  #anchor: ScrollAnchor | null = null;
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');

  readonly #steady = new SteadyLines();
  /** What is on its way in other chats is nothing to this one. */
  readonly #outgoing = computed(() => this.#live.outbox().filter((one) => one.message.chat === this.mine().chat), {
    equal: sameItems,
  });
  protected readonly lines = computed((): readonly LogLine[] => {
    const { visitor } = this.mine();
    const atEnd = this.#window.atEnd();
    const { receipts, seenAt } = this.thread().told();
    const lines = logLines({
      items: this.#window.items(),
      outgoing: atEnd ? this.#outgoing() : [],
      me: this.#live.operator() ?? '',
      t: this.t,
      words: (words) => this.#wording.words(words),
      length: (ms) => this.#wording.length(ms),
      visitor: { id: visitor.id, name: this.name(), named: visitor.name !== null },
      receipts,
      seenAt,
      readBefore: this.#readBefore(),
    });
    return this.#steady.from(lines);
  });
  protected readonly hasOlder = computed(() => this.#window.hasEarlier() || this.thread().hasOlder());
  protected readonly reachesEnd = this.#window.atEnd;

  constructor() {
    this.#seen.told = (place) => this.#threads.seen(this.mine().chat, place);
    afterNextRender(() => this.#watchRoom());
    effect((onCleanup) => {
      if (!this.shown()) return;
      untracked(() => this.#came());
      onCleanup(whenIdle(() => this.#window.fill()));
    });
    afterRenderEffect(() => {
      this.lines();
      if (!this.shown()) return this.#seen.watch([]);
      this.#anchor?.restore();
      const { nativeElement } = this.scroller();
      untracked(() => this.#seen.watch(nativeElement.querySelectorAll<HTMLElement>('[data-place]')));
    });
    afterRenderEffect(() => {
      const place = this.found();
      if (place !== null) untracked(() => this.#show(place));
    });
  }

  #came(): void {
    const { chat, read, unread } = this.mine();
    this.#readBefore.set(this.#news.came(chat, read, unread));
  }

  protected onScroll(): void {
    const anchor = this.#anchor;
    if (!anchor) return;
    const edge = anchor.scrolled(this.#window.atEnd());
    if (anchor.following) this.#window.follow();
    else this.#window.hold();
    if (edge === 'earlier') void this.showOlder();
    if (edge === 'later') this.#window.later();
  }

  protected async showOlder(): Promise<void> {
    if (this.loading() || !this.hasOlder()) return;
    this.#window.hold();
    if (!this.#window.hasEarlier()) {
      this.loading.set(true);
      this.olderFailed.set(!(await this.#threads.loadOlder(this.mine().chat)));
      this.loading.set(false);
    }
    this.#window.earlier();
  }

  protected toEnd(): void {
    this.#window.follow();
    if (this.#anchor) this.#anchor.following = true;
    this.#anchor?.restore();
  }

  protected again(id: string): void {
    this.#live.connection()?.outbox.again(id);
  }

  protected discard(id: string): void {
    this.#live.connection()?.outbox.drop(id);
  }

  protected async copy(key: string): Promise<void> {
    const line = this.lines().find((one) => one.kind === 'message' && one.key === key);
    if (line?.kind !== 'message') return;
    await copyText(line.text);
    this.#toasts.tell({ about: 'copied', text: this.t('log.copied') });
  }

  #show(place: number): void {
    this.#window.show(place);
    afterNextRender(() => this.#anchor?.center(this.#keyOf(place)), { injector: this.#injector });
  }

  #keyOf(place: number): string {
    return this.lines().find((line) => line.kind === 'message' && line.n === place)?.key ?? '';
  }

  /** An entry bar that grows takes room from the log: what is read stays in sight. */
  #watchRoom(): void {
    const box = this.scroller().nativeElement;
    const anchor = new ScrollAnchor(box);
    this.#anchor = anchor;
    anchor.restore();
    const observer = new ResizeObserver(() => this.shown() && anchor.restore());
    observer.observe(box);
    this.#injector.get(DestroyRef).onDestroy(() => observer.disconnect());
  }
}
