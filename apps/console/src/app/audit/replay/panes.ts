import { Component, computed, inject, linkedSignal, type Signal } from '@angular/core';
import type { ReplayPerson } from '#libs/contracts';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Avatar } from '../../ui/avatar';
import { attendanceAt } from './attendance';
import { gapOf } from './gap';
import { OpenedChat } from './opened-chat';
import { Pane } from './pane';
import { Player } from './player';
import type { ScreenNow } from './screen-tape';

/** Milliseconds that nobody notices. */
const unnoticed = 50;

/** Two screens side by side: the visitor's, and that of one who was in the chat or watched it. */
@Component({
  selector: 'p-panes',
  imports: [Avatar, Pane],
  templateUrl: './panes.html',
  styleUrl: './panes.css',
})
export class Panes {
  readonly #player = inject(Player);
  readonly #formats = inject(Formats);
  protected readonly chat = inject(OpenedChat);
  protected readonly t = inject(Texts).of(audit);
  protected readonly visitor = computed(
    () => this.chat.replay()?.screens.find(({ who }) => who.kind === 'visitor')?.who,
  );
  protected readonly people = computed(() => this.chat.operators().map((who) => ({ who, name: this.#nameOf(who) })));
  protected readonly chosen = linkedSignal(() => this.chat.operators()[0]);
  protected readonly visitorScreen = this.#screenOf(this.visitor);
  protected readonly otherScreen = this.#screenOf(this.chosen);
  protected readonly operatorName = computed(() => {
    const who = this.chosen();
    return who ? this.chat.nameOf(who) : '';
  });
  protected readonly clock = computed(() => this.t('replay.at', { time: this.#formats.second(this.#player.clock()) }));
  /** In tenths of a second, so that it changes no more often than it can be read. */
  readonly #tenth = computed(() => Math.floor(this.#player.moment().at / 100) * 100);
  /** Of a screen that is no longer looked at there is no gap. */
  readonly #isThere = computed(() => {
    const spans = this.chat.spansOf(this.chosen()?.id ?? '');
    return attendanceAt(spans, this.#player.moment().at).is === 'there';
  });
  protected readonly gap = computed(() => {
    const [visitor, other] = [this.visitorScreen(), this.otherScreen()];
    const gap = visitor && other ? gapOf(visitor.shown.items, other.shown.items, this.#tenth()) : null;
    if (!gap || !this.#isThere()) return '';
    if (Math.abs(gap.behind) < unnoticed) return this.t('replay.inStep');
    const seconds = (Math.abs(gap.behind) / 1000).toFixed(1);
    return this.t(gap.behind > 0 ? 'replay.behind' : 'replay.ahead', {
      seconds: this.#formats.number(Number(seconds)),
    });
  });

  protected choose(index: number): void {
    this.chosen.set(this.people()[index]?.who);
  }

  /** Another one only where something has come to that screen, or is gone from it. */
  #screenOf(who: () => ReplayPerson | undefined): Signal<ScreenNow | null> {
    const tape = computed(() => this.chat.tapes().get(who()?.id ?? ''));
    const count = computed(() => tape()?.countAt(this.#player.moment()) ?? 0);
    return computed(() => tape()?.at(count()) ?? null);
  }

  #nameOf(who: ReplayPerson): string {
    const name = this.chat.nameOf(who);
    return this.chat.watched(who.id) ? this.t('replay.watcher', { name }) : name;
  }
}
