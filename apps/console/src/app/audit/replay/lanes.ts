import { Component, computed, ElementRef, inject, viewChild } from '@angular/core';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { EventWords } from './event-words';
import { axisOf, barsOf, percentOf, ticksOf } from './lane-shapes';
import { momentAt } from './moment';
import { OpenedChat } from './opened-chat';
import { PlayHead } from './play-head';
import { Player } from './player';
import { toldEvents } from './told-events';

/** Milliseconds: the times under a chat that is shorter have seconds. */
const short = 600_000;

/** Who was there when, and the one handle that moves through the time of the chat. */
@Component({
  selector: 'p-lanes',
  imports: [PlayHead],
  templateUrl: './lanes.html',
  styleUrl: './lanes.css',
})
export class Lanes {
  readonly #formats = inject(Formats);
  readonly #words = inject(EventWords);
  protected readonly track = viewChild.required<ElementRef<HTMLElement>>('track');
  protected readonly chat = inject(OpenedChat);
  protected readonly player = inject(Player);
  protected readonly t = inject(Texts).of(audit);
  readonly #told = computed(() => toldEvents(this.chat.replay()?.events ?? []));
  protected readonly lanes = computed(() => {
    const [start, end] = [this.player.start(), this.player.end()];
    return (this.chat.replay()?.lanes ?? []).map((lane) => ({
      ...{ id: lane.who.id, kind: lane.who.kind, name: this.#nameOf(lane.who) },
      ...{ bars: barsOf(lane, start, end), ticks: ticksOf(lane, start, end) },
      told: lane.spans.map(({ from, to, as }) => this.t(`lane.${as}`, { from: this.#time(from), to: this.#time(to) })),
    }));
  });
  protected readonly axis = computed(() =>
    axisOf(this.player.start(), this.player.end()).map((at) =>
      this.player.end() - this.player.start() < short ? this.#formats.second(at) : this.#formats.time(at),
    ),
  );
  /** By whole seconds: a value that changes with each frame cannot be read out. */
  protected readonly value = computed(() => ({ now: this.player.second(), most: this.#most() }));
  readonly #most = computed(() => Math.floor((this.player.end() - this.player.start()) / 1000));
  protected readonly valueText = computed(() => {
    const told = this.#told()[this.player.happened() - 1];
    return this.t('play.now', {
      time: this.#time(this.player.clock()),
      event: told ? this.#words.textOf(told) : this.t('play.start'),
    });
  });

  protected press(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { nativeElement } = this.track();
    nativeElement.setPointerCapture(event.pointerId);
    this.drag(event);
    document.getElementById('replay-slider')?.focus();
    event.preventDefault();
  }

  protected drag(event: PointerEvent): void {
    const { nativeElement } = this.track();
    if (!nativeElement.hasPointerCapture(event.pointerId)) return;
    const box = nativeElement.getBoundingClientRect();
    const fromRight = getComputedStyle(nativeElement).direction === 'rtl';
    const part = (fromRight ? box.right - event.clientX : event.clientX - box.left) / box.width;
    const [start, end] = [this.player.start(), this.player.end()];
    this.player.jump(momentAt(start + Math.min(1, Math.max(0, part)) * (end - start)));
  }

  protected percent(at: number): number {
    return percentOf(at, this.player.start(), this.player.end());
  }

  #nameOf(who: Parameters<OpenedChat['nameOf']>[0]): string {
    if (who.kind === 'visitor') return this.t('play.visitorLane', { name: this.chat.visitorName() });
    const name = this.chat.nameOf(who);
    return this.chat.watched(who.id) ? this.t('play.watchLane', { name }) : name;
  }

  #time(at: number | null): string {
    return at === null ? this.t('lane.now') : this.#formats.second(at);
  }
}
