import { Component, computed, inject } from '@angular/core';
import { Clock } from '../live/clock';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { Team } from '../live/team';
import { dashboard } from '../texts/scopes/dashboard';
import { Texts } from '../texts/texts';
import { Avatar } from '../ui/avatar';
import { clockText } from '../ui/duration';
import { LoadBars } from '../ui/load-bars';
import { WaitingChart } from './waiting-chart';

/** How it stands right now, and who is here to help. */
@Component({
  selector: 'p-rail',
  imports: [Avatar, LoadBars, WaitingChart],
  templateUrl: './rail.html',
  styleUrl: './rail.css',
})
export class Rail {
  readonly #clock = inject(Clock);
  readonly #chats = inject(OpenChats);
  readonly #me = inject(Me);
  protected readonly t = inject(Texts).of(dashboard);
  protected readonly team = inject(Team);
  readonly #waits = computed(() => this.#chats.waiting().map((row) => this.#clock.now() - row.startedAt));

  protected readonly myId = computed(() => this.#me.self()?.id);
  protected readonly longest = computed(() => (this.#waits().length ? clockText(Math.max(...this.#waits())) : '–'));
  protected readonly average = computed(() => {
    const waits = this.#waits();
    return waits.length ? clockText(waits.reduce((sum, wait) => sum + wait, 0) / waits.length) : '–';
  });
  protected readonly open = computed(() => this.#chats.rows().size);
  protected readonly mine = computed(() => this.#me.chats().filter((chat) => chat.relation === 'member').length);
}
