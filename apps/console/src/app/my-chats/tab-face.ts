import { Component, computed, inject, input } from '@angular/core';
import type { MeChat } from '#libs/contracts';
import { Clock } from '../live/clock';
import { myChats } from '../texts/scopes/my-chats';
import { Texts } from '../texts/texts';
import { CountBadge } from '../ui/count-badge';
import { clockText } from '../ui/duration';
import { Icon, type IconName } from '../ui/icon';
import { isGone } from '../ui/shown';
import { Wording } from '../ui/wording';
import { Drafts } from './drafts';
import { Threads } from './threads';

/** Milliseconds of waiting for an answer after which a tab says so. */
const long = 60_000;

/** What a tab shows of its chat: status, name, an unsent draft, how long the visitor waits for an answer, what is new. */
@Component({
  selector: 'p-tab-face',
  imports: [CountBadge, Icon],
  templateUrl: './tab-face.html',
  styleUrl: './tab-face.css',
  host: { '[class]': 'look()', '[class.late]': 'late()' },
})
export class TabFace {
  readonly #drafts = inject(Drafts);
  readonly #threads = inject(Threads);
  readonly #clock = inject(Clock);
  readonly #wording = inject(Wording);
  protected readonly t = inject(Texts).of(myChats);
  readonly tab = input.required<MeChat>();
  protected readonly isWatched = computed(() => this.tab().relation === 'watcher');
  protected readonly look = computed(() => (this.isWatched() ? 'watched' : this.tab().status));
  protected readonly icon = computed((): IconName => (this.isWatched() ? 'watch' : this.tab().status));
  protected readonly name = computed(() => this.#wording.visitor(this.tab().visitor));
  protected readonly hasDraft = computed(() => !this.isWatched() && this.#drafts.of(this.tab().chat).trim() !== '');
  readonly #owed = computed(() => {
    if (this.isWatched() || isGone(this.tab().visitor)) return null;
    return this.#threads.thread(this.tab().chat)?.owedSince() ?? null;
  });
  /** The answer clock: how long the visitor has waited for us, not since the chat began. */
  protected readonly late = computed(() => {
    const owed = this.#owed();
    if (owed === null) return '';
    const passed = this.#clock.now() - owed;
    return passed < long ? '' : clockText(passed);
  });
}
