import { Component, computed, type ElementRef, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Commands } from '../keyboard/commands';
import { AsOf } from '../live/as-of';
import { ChatActions } from '../live/chat-actions';
import { Clock } from '../live/clock';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { Line } from '../shell/line';
import { Formats } from '../texts/formats';
import { dashboard } from '../texts/scopes/dashboard';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import { sameItems } from '../ui/same-items';
import { Wording } from '../ui/wording';
import { ChatList } from './chat-list';
import { Entries, type GroupName } from './entry';
import { grouped, groupNames, isMeant } from './groups';
import { linesOf } from './lines';
import { Rail } from './rail';

/** The landing page: every chat that this operator may see, by push. */
@Component({
  selector: 'p-dashboard',
  imports: [ChatList, Icon, Rail],
  templateUrl: './dashboard.html',
  styleUrl: './dashboard.css',
})
export class Dashboard {
  readonly #me = inject(Me);
  readonly #clock = inject(Clock);
  readonly #actions = inject(ChatActions);
  readonly #router = inject(Router);
  readonly #wording = inject(Wording);
  protected readonly t = inject(Texts).of(dashboard);
  protected readonly formats = inject(Formats);
  protected readonly asOf = inject(AsOf);
  protected readonly chats = inject(OpenChats);
  protected readonly connection = inject(Line);
  readonly #entries = new Entries();
  private readonly filterBox = viewChild.required<ElementRef<HTMLInputElement>>('filterBox');
  /** From the address: which group, and the filter's words. */
  readonly show = input<string>();
  readonly q = input<string>();

  protected readonly filter = linkedSignal(() => this.q() ?? '');
  protected readonly shown = computed(() => groupNames.find((name) => name === this.show()) ?? null);
  /** Whether the rail is open where it has no room of its own. */
  protected readonly team = signal(false);
  /** What I do to a chat is told here before anything in a row is another: the lists are not made again for that. */
  readonly #all = computed(
    () =>
      this.#entries.from({
        rows: this.chats.rows(),
        chats: this.#me.chats(),
        offers: this.#me.offers(),
        held: this.#actions.held(),
      }),
    { equal: sameItems },
  );
  readonly #groups = computed(() => {
    const words = this.filter().trim();
    return grouped(words ? this.#all().filter((entry) => isMeant(entry, words)) : this.#all());
  });
  protected readonly segments = computed(() => [
    { group: null, word: this.t('show.all'), count: this.#groups().reduce((sum, one) => sum + one.entries.length, 0) },
    ...this.#groups().map(({ name, entries }) => ({
      group: name,
      word: this.t(`group.${name}`),
      count: entries.length,
    })),
  ]);
  protected readonly lines = computed(() =>
    linesOf(this.#groups().filter((group) => this.shown() === null || group.name === this.shown())),
  );
  protected readonly nothing = computed(() => this.#all().length === 0);
  protected readonly summary = computed(() => {
    const waiting = this.chats.waiting();
    const [first] = waiting;
    if (!first) return this.t('summary.nobody');
    const length = this.#wording.length(this.#clock.now() - first.startedAt);
    return this.t('summary.waiting', { count: waiting.length, length });
  });
  protected readonly mayAccept = computed(() => this.chats.waiting().length > 0 && !this.connection.isDown());

  constructor() {
    inject(Commands).bind({
      filter: () => this.filterBox().nativeElement.focus(),
      showForYou: () => this.choose('for-you'),
      showWaiting: () => this.choose('waiting'),
      showActive: () => this.choose('active'),
      showVacant: () => this.choose('vacant'),
      showAll: () => this.choose(null),
    });
  }

  protected acceptNext(): void {
    const [first] = this.chats.waiting();
    if (first && this.mayAccept()) this.#actions.accept(first.chat);
  }

  protected choose(group: GroupName | null): void {
    this.#go({ show: group });
  }

  protected search(words: string): void {
    this.filter.set(words);
    this.#go({ q: words || null });
  }

  #go(queryParams: { show: string | null } | { q: string | null }): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
