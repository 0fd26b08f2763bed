import { ScrollingModule, VIRTUAL_SCROLL_STRATEGY } from '@angular/cdk/scrolling';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  viewChildren,
} from '@angular/core';
import { ChatActions } from '../live/chat-actions';
import { Look } from '../live/look';
import { AsOf } from '../live/as-of';
import { Screen } from '../live/screen';
import { Formats } from '../texts/formats';
import { dashboard } from '../texts/scopes/dashboard';
import { Texts } from '../texts/texts';
import { ChatRow } from './chat-row';
import { LineHeights } from './line-heights';
import type { Line } from './lines';
import { Steady } from './steady';

const groupWords = {
  'for-you': 'group.for-you',
  waiting: 'group.waiting',
  active: 'group.active',
  vacant: 'group.vacant',
} as const;
const orderWords = {
  'for-you': 'order.for-you',
  waiting: 'order.waiting',
  active: 'order.active',
  vacant: 'order.vacant',
} as const;
const headingHeight = 30;
/** Pixels of a row where it is a card; the style says the same. */
const cardHeight = 132;
/** Rows that PageUp and PageDown go over. */
const pageOfRows = 10;

/** The chats in their groups: a grid with one row in the tab order, and only the rows that are in sight. */
@Component({
  selector: 'p-chat-list',
  imports: [ChatRow, ScrollingModule],
  templateUrl: './chat-list.html',
  styleUrl: './chat-list.css',
  providers: [
    { provide: LineHeights, useFactory: () => new LineHeights() },
    { provide: VIRTUAL_SCROLL_STRATEGY, useExisting: LineHeights },
  ],
})
export class ChatList {
  readonly #heights = inject(LineHeights);
  readonly #look = inject(Look);
  readonly #actions = inject(ChatActions);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly rows = viewChildren(ChatRow);
  readonly lines = input.required<readonly Line[]>();
  readonly ready = input.required<boolean>();
  readonly nothing = input.required<boolean>();
  readonly filtered = input.required<boolean>();

  readonly #screen = inject(Screen);
  protected readonly t = inject(Texts).of(dashboard);
  protected readonly formats = inject(Formats);
  protected readonly asOf = inject(AsOf);
  protected readonly groups = groupWords;
  protected readonly orders = orderWords;
  protected readonly steady = new Steady(this.lines);
  readonly #chosen = signal<string | null>(null);
  #hasFocus = false;
  readonly #chats = computed(() => this.steady.lines().filter((line) => line.kind === 'chat'));
  /** The oldest waiting: the one solid button of the list. */
  protected readonly lead = computed(
    () =>
      this.#chats().find((line) => line.entry.row.status === 'waiting' && !line.entry.offer && !line.gone)?.key ?? null,
  );
  /** The row that Tab reaches. */
  protected readonly active = computed(() => {
    const has = (key: string | null) => this.#chats().some((line) => line.key === key);
    return has(this.#chosen()) ? this.#chosen() : (this.lead() ?? this.#chats()[0]?.key ?? null);
  });
  protected readonly keyOf = (_: number, line: Line): string => line.key;

  constructor() {
    effect(() => {
      const row = this.#screen.isNarrow() ? cardHeight : this.#look.rowHeight();
      this.#heights.setHeights(this.steady.lines().map((line) => (line.kind === 'heading' ? headingHeight : row)));
    });
    afterRenderEffect(() => {
      this.steady.lines();
      this.#actions.progress();
      this.#keepFocus();
    });
  }

  protected choose(key: string): void {
    this.#chosen.set(key);
    this.#hasFocus = true;
  }

  /** An element that goes from the page takes its focus along without having been left. */
  protected left(event: FocusEvent): void {
    setTimeout(() => {
      if (event.target instanceof Node && event.target.isConnected) this.#hasFocus = this.#isFocused();
    });
  }

  protected onKey(event: KeyboardEvent): void {
    const onRow = event.target instanceof HTMLElement && event.target.matches('p-chat-row');
    const step = steps[event.key];
    if (step !== undefined) this.#move(step, event);
    else if (onRow) this.#act(event);
  }

  #move(step: number, event: KeyboardEvent): void {
    const chats = this.#chats();
    const at = chats.findIndex((line) => line.key === this.active());
    const next = chats[Math.min(chats.length - 1, Math.max(0, at + step))];
    if (!next) return;
    event.preventDefault();
    this.#chosen.set(next.key);
    this.#heights.reveal(this.steady.lines().indexOf(next));
    this.#focusActive();
  }

  /** When what had the focus is gone, the row that Tab reaches has it. */
  #keepFocus(): void {
    if (this.#hasFocus && document.activeElement === document.body) this.#focusActive();
  }

  /** A row that was out of sight is there some frames later. */
  #focusActive(frames = 10): void {
    const row = this.#host.nativeElement.querySelector<HTMLElement>(`[data-chat="${this.active()}"]`);
    if (row) row.focus();
    else if (frames) requestAnimationFrame(() => this.#focusActive(frames - 1));
  }

  #isFocused(): boolean {
    return this.#host.nativeElement.contains(document.activeElement);
  }

  #act(event: KeyboardEvent): void {
    const row = this.rows().find((one) => one.entry().chat === this.active());
    if (event.key === 'Enter') row?.doMain();
    if (!this.#look.singleKeys()) return;
    if (event.key === 'j') row?.doIfOffered('join');
    if (event.key === 'w') row?.doIfOffered('watch');
  }
}

const steps: Partial<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageOfRows,
  PageUp: -pageOfRows,
  Home: -Infinity,
  End: Infinity,
};
