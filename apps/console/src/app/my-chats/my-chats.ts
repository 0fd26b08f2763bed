import { Wording } from '../ui/wording';
import { isTyping } from '../keyboard/chord';
import { Commands } from '../keyboard/commands';
import { Dialogs } from '../shell/dialogs';
import { Tab, TabList, Tabs } from '@angular/aria/tabs';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MeChat } from '#libs/contracts';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { Screen } from '../live/screen';
import { TabOrder } from '../live/tab-order';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import { listenToKeys } from '../ui/listen';
import { sameItems } from '../ui/same-items';
import { whenIdle } from '../ui/when-idle';
import { AllChats } from './all-chats';
import { ChatPanel } from './chat-panel';
import { Elsewhere } from './elsewhere';
import { kept, thinned } from './kept-panels';
import { Leaving } from './leaving';
import { StripEdges } from './strip-edges';
import { TabFace } from './tab-face';
import { TabGuard } from './tab-guard';
import { TakenOver } from './taken-over';

/** A tab that went has taken the focus along: it goes to the tab that took its place. */
function keepFocus(): void {
  setTimeout(() => {
    const has = document.activeElement;
    if (isTyping(has) || has?.closest('nav, dialog')) return;
    const tab = document.querySelector<HTMLElement>('main [role=tab][aria-selected=true]');
    (tab ?? document.querySelector<HTMLElement>('main h1'))?.focus();
  });
}

/** M1: one tab per chat I am in or watch, in order of entering; the address says which is selected. */
@Component({
  selector: 'p-my-chats',
  imports: [AllChats, ChatPanel, Elsewhere, Icon, RouterLink, Tab, TabFace, TabList, Tabs],
  templateUrl: './my-chats.html',
  styleUrl: './my-chats.css',
  host: { '(window:resize)': 'measure()' },
})
export class MyChats {
  readonly #router = inject(Router);
  readonly #open = inject(OpenChats);
  readonly #screen = inject(Screen);
  readonly #order = inject(TabOrder);
  readonly #dialogs = inject(Dialogs);
  readonly #wording = inject(Wording);
  readonly #leaving = inject(Leaving);
  readonly #guard = inject(TabGuard);
  protected readonly t = inject(Texts).of(myChats);
  protected readonly takenOver = inject(TakenOver);
  protected readonly me = inject(Me);
  /** From the address. */
  readonly chatId = input<string>();
  private readonly strip = viewChild<unknown, ElementRef<HTMLElement>>('strip', { read: ElementRef });

  protected readonly tabs = computed(() => this.me.chats());
  /** On a phone: first the list, then the chat. */
  protected readonly isList = computed(() => this.#screen.isNarrow() && !this.chatId() && this.tabs().length > 0);
  /** The first tab is in front before the address says so: nothing waits for it to be written. */
  protected readonly selected = computed(() => {
    const [first] = this.isList() ? [] : this.tabs();
    const chat = this.chatId() ?? first?.chat;
    return this.tabs().find((tab) => tab.chat === chat)?.chat;
  });
  readonly #kept = linkedSignal<{ front: string | undefined; mine: string[] }, readonly string[]>({
    // A list in place of the chats takes all windows away: none but the chosen one is to be built after it
    source: () => ({ front: this.selected(), mine: this.isList() ? [] : this.tabs().map((tab) => tab.chat) }),
    computation: ({ front, mine }, before) => kept(before?.value ?? [], front, mine),
    equal: sameItems,
  });
  /** In the order of the tabs, so that no window moves in the page when another one comes to the front. */
  protected readonly panels = computed(() => this.tabs().filter((tab) => this.#kept().includes(tab.chat)));
  /** A chat of which I am no part, that I may still see: one click rejoins. */
  protected readonly elsewhere = computed(() => this.#open.rows().get(this.chatId() ?? ''));
  protected readonly edges = new StripEdges();
  /** New messages in tabs out of sight, to either side. */
  protected readonly unseen = computed(() => {
    const { before, after } = this.edges.hidden();
    const sum = (chats: readonly string[]) => chats.reduce((all, chat) => all + (this.me.chat(chat)?.unread ?? 0), 0);
    return { before: sum(before), after: sum(after) };
  });
  /** The tabs as they last stood, to know the neighbour of one that went. */
  #before: readonly string[] = [];

  constructor() {
    inject(Commands).bind({
      invite: () => this.#ask('invite'),
      transfer: () => this.#ask('transfer'),
      leave: () => this.#leave(),
    });
    listenToKeys(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement, (event) => this.#onKey(event));
    effect((onCleanup) => {
      this.#kept();
      onCleanup(whenIdle(() => this.#kept.update(thinned)));
    });
    effect(() => {
      const ids = this.tabs().map((tab) => tab.chat);
      const chat = this.chatId();
      untracked(() => this.#settle(ids, chat));
    });
    afterRenderEffect(() => {
      const selected = this.selected();
      const tab = selected && this.#tab(selected);
      if (!tab) return;
      tab.setAttribute('aria-controls', `panel-${selected}`);
      tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    afterRenderEffect(() => {
      this.tabs();
      this.measure();
    });
  }

  protected select(chat: string | undefined): void {
    if (chat && chat !== this.chatId()) void this.#router.navigate(['/my-chats', chat]);
  }

  protected nameOf({ visitor }: MeChat): string {
    return this.#wording.visitor(visitor);
  }

  protected measure(): void {
    const strip = this.strip();
    if (strip) this.edges.measure(strip.nativeElement);
  }

  /** M5: a watcher asks nobody. */
  #ask(kind: 'invite' | 'transfer'): void {
    const tab = this.tabs().find((one) => one.chat === this.selected());
    if (tab?.relation === 'member')
      this.#dialogs.open({ kind, chat: tab.chat, name: this.#wording.visitor(tab.visitor) });
  }

  #leave(): void {
    const tab = this.tabs().find((one) => one.chat === this.selected());
    if (tab) this.#leaving.leave(tab);
  }

  protected slide(by: 1 | -1): void {
    const strip = this.strip()?.nativeElement;
    strip?.scrollBy({ left: by * strip.clientWidth * 0.8 });
  }

  #onKey(event: KeyboardEvent): void {
    const onTab = event.target instanceof HTMLElement && event.target.role === 'tab';
    const tab = this.tabs().find((one) => one.chat === this.selected());
    if (!onTab || !tab) return;
    if (event.key === 'Delete') this.#leaving.leave(tab);
    const by = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key];
    if (!event.altKey || !event.shiftKey || !by) return;
    event.preventDefault();
    const isReversed = getComputedStyle(this.strip()?.nativeElement as HTMLElement).direction === 'rtl';
    this.#order.move(
      this.tabs().map((one) => one.chat),
      tab.chat,
      isReversed ? (-by as 1 | -1) : by,
    );
    setTimeout(() => this.#tab(tab.chat)?.focus());
  }

  #tab(chat: string): HTMLElement | null {
    return this.strip()?.nativeElement.querySelector(`[data-chat="${chat}"]`) ?? null;
  }

  /** Without a chat in the address the first tab is taken; a tab that went gives place to its neighbour. */
  #settle(ids: readonly string[], chat: string | undefined): void {
    const was = this.#before.indexOf(chat ?? '');
    this.#before = ids;
    if (chat ? ids.includes(chat) || was < 0 : this.isList()) return;
    const next = ids[Math.min(Math.max(was, 0), ids.length - 1)];
    if (chat) this.#guard.changed();
    if (next ?? chat)
      void this.#router.navigate(next ? ['/my-chats', next] : ['/my-chats'], { replaceUrl: true }).then(keepFocus);
  }
}
