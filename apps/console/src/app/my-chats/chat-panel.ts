import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import type { MeChat } from '#libs/contracts';
import { RunningTime } from '../dashboard/running-time';
import { Sites } from '../live/sites';
import { isGone, visitorName } from '../ui/shown';
import { StatusChip } from '../ui/status-chip';
import { ChatLog } from './chat-log';
import { ChatSidebar } from './chat-sidebar';
import { EntryBar } from './entry-bar';
import { Threads } from './threads';
import { Typing } from './typing';

/** M3: one chat in three sections: window, entry bar, sidebar. */
@Component({
  selector: 'p-chat-panel',
  imports: [ChatLog, ChatSidebar, EntryBar, RunningTime, StatusChip],
  templateUrl: './chat-panel.html',
  styleUrl: './chat-panel.css',
})
export class ChatPanel {
  readonly #threads = inject(Threads);
  readonly #typing = inject(Typing);
  readonly #sites = inject(Sites);
  readonly mine = input.required<MeChat>();

  constructor() {
    effect(() => {
      this.thread()?.newest();
      untracked(() => this.#typing.stopped(this.mine().chat));
    });
  }

  protected readonly site = computed(() => this.#sites.nameOf(this.mine().site));
  protected readonly thread = computed(() => this.#threads.thread(this.mine().chat));
  protected readonly head = computed(() => this.thread()?.head());
  protected readonly name = computed(() => visitorName(this.mine().visitor));
  protected readonly isWatched = computed(() => this.mine().relation === 'watcher');
  protected readonly visitorAway = computed(() => this.mine().visitor.presence === 'away');
  protected readonly isGone = computed(() => isGone(this.mine().visitor));
  protected readonly typing = computed(() => {
    const who = this.#typing.in(this.mine().chat);
    return who === undefined ? '' : `${who || this.name()} is typing`;
  });
}
