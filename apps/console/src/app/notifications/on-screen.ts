import { computed, DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { Clock } from '../live/clock';

interface Told {
  readonly window: string;
  /** Whether it can be seen, and which chat it shows then. */
  readonly visible: boolean;
  readonly chat: string | null;
}

/** Milliseconds between two words of a window, and until one that says nothing is taken for closed. */
const every = 5000;
const forgottenAfter = 15_000;

/** Which chats are on a screen, in this window or in another one of this browser. */
@Injectable({ providedIn: 'root' })
export class OnScreen {
  readonly #clock = inject(Clock);
  readonly #router = inject(Router);
  readonly #window = crypto.randomUUID();
  readonly #others = signal<ReadonlyMap<string, Told & { at: number }>>(new Map());
  readonly #visible = signal(document.visibilityState === 'visible');
  readonly #url = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.#router.url },
  );
  readonly #mine = computed((): Told => ({
    window: this.#window,
    visible: this.#visible(),
    chat: this.#visible() ? (/^\/my-chats\/([^/?#]+)/.exec(this.#url())?.[1] ?? null) : null,
  }));
  readonly #living = computed(() => {
    const now = this.#clock.now();
    return [...this.#others().values()].filter((other) => now - other.at < forgottenAfter);
  });

  /** Whether this very window can be seen. */
  readonly visibleHere = this.#visible.asReadonly();
  /** Whether any window of the console can be seen. */
  readonly seen = computed(() => this.#visible() || this.#living().some((other) => other.visible));

  constructor() {
    const channel = new BroadcastChannel('parley.windows');
    channel.onmessage = ({ data }: MessageEvent<Told>) =>
      this.#others.update((others) => new Map(others).set(data.window, { ...data, at: this.#clock.now() }));
    const onVisibility = (): void => this.#visible.set(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', onVisibility);
    const onGone = (): void => channel.postMessage({ window: this.#window, visible: false, chat: null } satisfies Told);
    window.addEventListener('pagehide', onGone);
    const timer = setInterval(() => channel.postMessage(this.#mine()), every);
    effect(() => channel.postMessage(this.#mine()));
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      window.removeEventListener('pagehide', onGone);
      document.removeEventListener('visibilitychange', onVisibility);
      channel.close();
    });
  }

  has(chat: string): boolean {
    return this.#mine().chat === chat || this.#living().some((other) => other.chat === chat);
  }
}
