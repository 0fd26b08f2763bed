import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { Reading } from './reading';
import { seenBy, unreadAfter } from './thread';
import type { ThreadFeed } from './thread-feed';
import { browserTimers } from './timers';

/** What the visitor has seen: messages count when the panel is open, the page visible and the newest line in view. */
export class Attention {
  readonly open = signal(false);
  readonly visible = signal(document.visibilityState === 'visible');
  readonly atBottom = signal(true);
  readonly unread = computed(() => {
    const rows = this.thread.value?.rows.value;
    return rows ? unreadAfter(Math.max(this.#read.value, seenBy('visitor', rows)), rows) : 0;
  });
  readonly #read = signal(0);
  #reading: Reading | null = null;

  constructor(
    private readonly thread: ReadonlySignal<ThreadFeed | null>,
    private readonly tell: (chat: string, position: { delivered: number; read: number }) => Promise<unknown>,
  ) {
    document.addEventListener('visibilitychange', () => (this.visible.value = document.visibilityState === 'visible'));
    effect(() => this.#newThread(this.thread.value));
    effect(() => this.#look());
  }

  #newThread(thread: ThreadFeed | null): void {
    this.#reading = thread && new Reading((position) => this.tell(thread.chat, position), browserTimers);
    this.#read.value = 0;
  }

  #look(): void {
    const thread = this.thread.value;
    const last = thread?.rows.value.size ? thread.last : 0;
    const looks = this.open.value && this.visible.value && this.atBottom.value;
    if (!thread || thread.ended.value || !last) return;
    untracked(() => {
      this.#reading?.reached({ delivered: last, read: looks ? last : 0 });
      this.#read.value = this.#reading?.read ?? 0;
    });
  }
}
