import { afterRenderEffect, Component, computed, type ElementRef, inject, input, viewChild } from '@angular/core';
import { EntryFocus } from '../live/entry-focus';
import { Live } from '../live/live';
import { HandOvers } from '../live/hand-overs';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import { Drafts } from './drafts';
import { TabGuard } from './tab-guard';
import { Threads } from './threads';
import { Typing } from './typing';

/** The longest text of one message, in characters. */
const longest = 4000;

/** M3: where an operator writes. Enter sends, Shift and Enter begin a new line. */
@Component({
  selector: 'p-entry-bar',
  imports: [Icon],
  templateUrl: './entry-bar.html',
  styleUrl: './entry-bar.css',
})
export class EntryBar {
  readonly #live = inject(Live);
  readonly #drafts = inject(Drafts);
  readonly #typing = inject(Typing);
  readonly #focus = inject(EntryFocus);
  readonly #handOvers = inject(HandOvers);
  readonly #threads = inject(Threads);
  readonly #guard = inject(TabGuard);
  protected readonly t = inject(Texts).of(myChats);
  readonly chat = input.required<string>();
  readonly name = input.required<string>();
  readonly shown = input.required<boolean>();
  protected readonly longest = longest;
  protected readonly text = computed(() => this.#drafts.of(this.chat()));
  /** Typed just as the tab changed by itself: sent to nobody until that is meant. */
  protected readonly isHeld = computed(() => this.#guard.held() === this.chat() && this.text() !== '');
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');

  constructor() {
    afterRenderEffect(() => {
      if (this.shown() && this.#focus.take(this.chat())) this.box().nativeElement.focus();
    });
  }

  protected typed(text: string): void {
    this.#drafts.keep(this.chat(), text);
    this.#guard.typed(this.chat());
    if (text.trim()) this.#typing.tell(this.chat());
  }

  protected onEnter(event: Event): void {
    if (!(event instanceof KeyboardEvent) || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!this.#guard.holds()) this.send();
  }

  /** Up in an empty entry bar: the last text that I sent here, to send it better. */
  protected recall(event: Event): void {
    const onTheWay = this.#live.outbox().findLast(({ message }) => message.chat === this.chat());
    const last = onTheWay?.text ?? this.#threads.thread(this.chat())?.lastOwn();
    if (!last || this.text()) return;
    event.preventDefault();
    this.#drafts.keep(this.chat(), last);
  }

  protected release(): void {
    this.#guard.release();
    this.box().nativeElement.focus();
  }

  protected discard(): void {
    this.#drafts.keep(this.chat(), '');
    this.release();
  }

  protected send(): void {
    const text = this.text().trim();
    if (!text || this.isHeld()) return;
    void this.#live.send('message.post', { text }, this.chat());
    this.#handOvers.answered(this.chat());
    this.#drafts.keep(this.chat(), '');
    this.box().nativeElement.focus();
  }
}
