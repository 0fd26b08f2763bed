import { Tab, TabContent, TabList, TabPanel, Tabs } from '@angular/aria/tabs';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MeChat } from '#libs/contracts';
import { ChatActions } from '../live/chat-actions';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { CountBadge } from '../ui/count-badge';
import { Icon, type IconName } from '../ui/icon';
import { visitorName } from '../ui/shown';
import { ChatPanel } from './chat-panel';

/** A tab that went has taken the focus along: it goes to the tab that took its place. */
function keepFocus(): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('main [role=tab][aria-selected=true], main h1')?.focus();
  });
}

/** M1: one tab per chat I am in or watch, in order of entering; the address says which is selected. */
@Component({
  selector: 'p-my-chats',
  imports: [ChatPanel, CountBadge, Icon, RouterLink, Tab, TabContent, TabList, TabPanel, Tabs],
  templateUrl: './my-chats.html',
  styleUrl: './my-chats.css',
})
export class MyChats {
  readonly #router = inject(Router);
  readonly #open = inject(OpenChats);
  protected readonly actions = inject(ChatActions);
  protected readonly me = inject(Me);
  /** From the address. */
  readonly chatId = input<string>();

  protected readonly tabs = computed(() => this.me.chats());
  protected readonly selected = computed(() => this.tabs().find((tab) => tab.chat === this.chatId())?.chat);
  /** A chat of which I am no part, that I may still see: one click rejoins. */
  protected readonly elsewhere = computed(() => this.#open.rows().get(this.chatId() ?? ''));
  protected readonly nameOf = visitorName;
  /** The tabs as they last stood, to know the neighbour of one that went. */
  #before: readonly string[] = [];

  constructor() {
    effect(() => {
      const ids = this.tabs().map((tab) => tab.chat);
      const chat = this.chatId();
      untracked(() => this.#settle(ids, chat));
    });
  }

  protected select(chat: string | undefined): void {
    if (chat && chat !== this.chatId()) void this.#router.navigate(['/my-chats', chat]);
  }

  protected iconOf(tab: MeChat): IconName {
    return tab.relation === 'watcher' ? 'watch' : tab.status;
  }

  /** Without a chat in the address the first tab is taken; a tab that went gives place to its neighbour. */
  #settle(ids: readonly string[], chat: string | undefined): void {
    const was = this.#before.indexOf(chat ?? '');
    this.#before = ids;
    if (chat && (ids.includes(chat) || was < 0)) return;
    const next = ids[Math.min(Math.max(was, 0), ids.length - 1)];
    if (next ?? chat)
      void this.#router.navigate(next ? ['/my-chats', next] : ['/my-chats'], { replaceUrl: true }).then(keepFocus);
  }
}
