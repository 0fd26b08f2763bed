import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  type OnInit,
  signal,
  viewChild,
} from '@angular/core';
import type { MeChat } from '#libs/contracts';
import { Live } from '../live/live';
import { visitorName } from '../ui/shown';
import { timeText } from '../ui/duration';
import { InView } from './in-view';
import { type LogLine, logLines } from './log-lines';
import { MessageRow } from './message-row';
import { SeenItems } from './seen-items';
import type { Thread } from './thread';
import { Threads } from './threads';

/** Lines in the page at once, and how many more come when the reader goes up. */
const windowSize = 120;
const step = 60;
/** Pixels from the end within which the log follows what comes. */
const nearEnd = 60;

/** The chat window: a log that follows its end, unless the reader has gone up. */
@Component({
  selector: 'p-chat-log',
  imports: [InView, MessageRow],
  templateUrl: './chat-log.html',
  styleUrl: './chat-log.css',
  providers: [SeenItems],
})
export class ChatLog implements OnInit {
  readonly #live = inject(Live);
  readonly #threads = inject(Threads);
  readonly mine = input.required<MeChat>();
  readonly thread = input.required<Thread>();

  protected readonly name = computed(() => visitorName(this.mine().visitor));
  protected readonly time = timeText;
  protected readonly olderFailed = signal(false);
  protected readonly loading = signal(false);
  readonly #limit = signal(windowSize);
  readonly #readBefore = signal<number | null>(null);
  #following = true;
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');

  readonly #lines = computed((): LogLine[] => {
    const { visitor, chat } = this.mine();
    const mark = this.thread()
      .marks()
      .find((one) => one.id === visitor.id);
    return logLines({
      items: this.thread().items(),
      outgoing: this.#live.outbox().filter((one) => one.message.chat === chat),
      me: this.#live.operator() ?? '',
      visitor: { id: visitor.id, name: this.name(), named: visitor.name !== null },
      mark: { delivered: mark?.delivered ?? 0, read: mark?.read ?? 0 },
      readBefore: this.#readBefore(),
    });
  });
  protected readonly lines = computed(() => this.#lines().slice(-this.#limit()));
  protected readonly hasOlder = computed(() => this.lines().length < this.#lines().length || this.thread().hasOlder());

  constructor() {
    inject(SeenItems).told = (place) => this.#threads.seen(this.mine().chat, place);
    afterRenderEffect(() => {
      this.lines();
      const box = this.scroller().nativeElement;
      if (this.#following) box.scrollTop = box.scrollHeight;
    });
  }

  ngOnInit(): void {
    if (this.mine().unread) this.#readBefore.set(this.mine().read);
  }

  protected onScroll(): void {
    const box = this.scroller().nativeElement;
    this.#following = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
    if (box.scrollTop < nearEnd && this.hasOlder() && !this.#following) void this.showOlder();
  }

  protected async showOlder(): Promise<void> {
    if (this.loading()) return;
    const box = this.scroller().nativeElement;
    const fromEnd = box.scrollHeight - box.scrollTop;
    this.loading.set(true);
    const isHere = this.lines().length < this.#lines().length;
    this.olderFailed.set(!isHere && !(await this.#threads.loadOlder(this.mine().chat)));
    this.#limit.update((limit) => limit + step);
    this.loading.set(false);
    setTimeout(() => (box.scrollTop = box.scrollHeight - fromEnd));
  }

  protected again(id: string): void {
    this.#live.connection()?.outbox.again(id);
  }

  protected discard(id: string): void {
    this.#live.connection()?.outbox.drop(id);
  }
}
