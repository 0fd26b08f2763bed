import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeChat } from '#libs/contracts';
import { RunningTime } from '../dashboard/running-time';
import { chordOf, isSingle, isTyping } from '../keyboard/chord';
import { HandOvers } from '../live/hand-overs';
import { Sites } from '../live/sites';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import { listenToKeys } from '../ui/listen';
import { isGone } from '../ui/shown';
import { StatusChip } from '../ui/status-chip';
import { Wording } from '../ui/wording';
import { ChatLog } from './chat-log';
import { ChatSearch } from './chat-search';
import { ChatSidebar } from './chat-sidebar';
import { EntryBar } from './entry-bar';
import { Threads } from './threads';
import { Typing } from './typing';

const selectedTab = 'main [role=tab][aria-selected=true]';
/** In these a letter goes to what begins with it. */
const letterTakers = '[role=tree], [role=listbox], [role=menu]';

/** M3: one chat in three sections: window, entry bar, sidebar. */
@Component({
  selector: 'p-chat-panel',
  imports: [ChatLog, ChatSearch, ChatSidebar, EntryBar, Icon, RouterLink, RunningTime, StatusChip],
  templateUrl: './chat-panel.html',
  styleUrl: './chat-panel.css',
})
export class ChatPanel {
  readonly #threads = inject(Threads);
  readonly #typing = inject(Typing);
  readonly #sites = inject(Sites);
  readonly #handOvers = inject(HandOvers);
  readonly #wording = inject(Wording);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly t = inject(Texts).of(myChats);
  readonly mine = input.required<MeChat>();
  /** Whether it is in front; behind another it shows what comes in and does nothing else. */
  readonly shown = input.required<boolean>();

  constructor() {
    listenToKeys(this.#host.nativeElement, (event) => this.#onKey(event));
    listenToKeys(document, (event) => this.#startTyping(event));
    effect(() => {
      if (!this.shown()) untracked(() => this.#putAway());
    });
    effect(() => {
      this.thread()?.newest();
      untracked(() => this.#typing.stopped(this.mine().chat));
    });
  }

  private readonly sidebar = viewChild.required<unknown, ElementRef<HTMLElement>>('sidebar', { read: ElementRef });
  private readonly detailsButton = viewChild.required<ElementRef<HTMLElement>>('detailsButton');
  protected readonly searching = signal(false);
  protected readonly found = signal<number | null>(null);
  /** Whether the sidebar is open where it is a drawer. */
  protected readonly details = signal(false);
  protected readonly site = computed(() => this.#sites.nameOf(this.mine().site));
  protected readonly thread = computed(() => this.#threads.thread(this.mine().chat));
  protected readonly head = computed(() => this.thread()?.head());
  protected readonly name = computed(() => this.#wording.visitor(this.mine().visitor));
  protected readonly isWatched = computed(() => this.mine().relation === 'watcher');
  protected readonly visitorAway = computed(() => this.mine().visitor.presence === 'away');
  protected readonly isGone = computed(() => isGone(this.mine().visitor));
  protected readonly handOver = computed(() => {
    const told = this.#handOvers.of(this.mine().chat);
    return told && { by: told.by, note: this.#wording.words(told.note) };
  });
  protected readonly typing = computed(() => {
    const who = this.#typing.in(this.mine().chat);
    return who === undefined ? '' : this.t('panel.typing', { name: who || this.name() });
  });

  protected toggleSearch(): void {
    this.searching.set(!this.searching());
    this.found.set(null);
  }

  /** An open drawer has the focus; closed, it gives it back. */
  protected toggleDetails(): void {
    this.details.set(!this.details());
    const next = () => (this.details() ? this.sidebar() : this.detailsButton()).nativeElement;
    setTimeout(() => (next().querySelector<HTMLElement>('button, [tabindex="0"]') ?? next()).focus());
  }

  /** The second press finds the page's search open and is the browser's own. */
  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#back(event);
    if (event.key !== 'f' || !(event.ctrlKey || event.metaKey) || this.searching()) return;
    event.preventDefault();
    this.toggleSearch();
  }

  /** A letter that is nobody's key begins a message, wherever on the page the focus is. */
  #startTyping(event: KeyboardEvent): void {
    if (!this.shown()) return;
    const { target } = event;
    const isFree = target instanceof Element && target.closest('main') && !target.closest(letterTakers);
    if (event.defaultPrevented || !isFree || isTyping(target) || document.querySelector('dialog[open]')) return;
    if (event.key !== ' ' && isSingle(chordOf(event))) this.#find('textarea')?.focus();
  }

  /** A search is over and a drawer closed when another chat comes to the front. */
  #putAway(): void {
    this.searching.set(false);
    this.found.set(null);
    this.details.set(false);
  }

  /** From the entry bar to the log, from the log to the tab. */
  #back({ target }: KeyboardEvent): void {
    if (this.details()) return this.toggleDetails();
    if (!(target instanceof Element)) return;
    if (target.matches('textarea')) this.#find('p-chat-log [tabindex="0"]')?.focus();
    else if (target.closest('p-chat-log')) document.querySelector<HTMLElement>(selectedTab)?.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.nativeElement.querySelector(selector);
  }
}
