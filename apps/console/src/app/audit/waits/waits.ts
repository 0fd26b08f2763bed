import { Component, computed, effect, inject, input, signal } from '@angular/core';
import type { WaitOperator, WaitRound } from '#libs/contracts';
import { Clock } from '../../live/clock';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Avatar } from '../../ui/avatar';
import { Wording } from '../../ui/wording';
import { Archive } from '../archive';
import { EventWords } from '../replay/event-words';
import { momentAt } from '../replay/moment';
import { Player } from '../replay/player';
import { toldEvents } from '../replay/told-events';
import { endOf, readyIn, type Share, shareOf } from './wait-summary';

/** A3: each time that the chat waited: who could have come, and what they did. */
@Component({
  selector: 'p-waits',
  imports: [Avatar],
  templateUrl: './waits.html',
  styleUrl: './waits.css',
})
export class Waits {
  readonly #archive = inject(Archive);
  readonly #formats = inject(Formats);
  readonly #wording = inject(Wording);
  readonly #words = inject(EventWords);
  readonly #player = inject(Player);
  readonly #clock = inject(Clock);
  readonly #rounds = signal<readonly WaitRound[]>([]);
  protected readonly t = inject(Texts).of(audit);
  readonly chat = input.required<string>();
  protected readonly state = signal<'loading' | 'failed' | 'here'>('loading');
  protected readonly rounds = computed(() => this.#rounds().map((round, index) => this.#told(round, index)));

  constructor() {
    effect(() => void this.#load(this.chat()));
  }

  protected jump(at: number): void {
    this.#player.jump(momentAt(at));
  }

  async #load(chat: string): Promise<void> {
    this.state.set('loading');
    try {
      this.#rounds.set((await this.#archive.ask('history.waits', { chat })).rounds);
      this.state.set('here');
    } catch {
      this.state.set('failed');
    }
  }

  #told(round: WaitRound, index: number) {
    const now = this.#clock.now();
    const [number, from] = [index + 1, this.#formats.second(round.from)];
    const to = round.to === null ? null : this.#formats.second(round.to);
    return {
      from: round.from,
      title: to === null ? this.t('waits.roundOpen', { number, from }) : this.t('waits.round', { number, from, to }),
      sentence: this.#sentence(round, now),
      operators: round.operators.map((one) => ({ who: one.who, lines: this.#lines(one, round, now) })),
    };
  }

  #sentence(round: WaitRound, now: number): string {
    const count = readyIn(round, now).length;
    const ready = count ? this.t('waits.ready', { count }) : this.t('waits.noneReady');
    const length = this.#wording.length(endOf(round, now) - round.from);
    if (round.end === 'accepted') return this.t('waits.accepted', { ready, length, name: round.by?.name ?? '' });
    return this.t(round.end === 'visitor-gone' ? 'waits.gone' : 'waits.open', { ready, length });
  }

  #lines(one: WaitOperator, round: WaitRound, now: number): string[] {
    const acts = one.acts.map(({ at, position, type }) => {
      const event = {
        position,
        at,
        type,
        by: { kind: 'operator' as const, ...one.who },
        about: null,
        text: null,
        data: {},
      };
      const [told] = toldEvents([event]);
      return told ? this.t('waits.did', { event: this.#words.textOf(told), time: this.#formats.second(at) }) : '';
    });
    return [
      this.#share('online', shareOf(one.online, round, now)),
      this.#share('entitled', shareOf(one.entitled, round, now)),
      this.t('waits.load', { count: one.load }),
      ...(acts.length ? acts : [this.t('waits.nothing')]),
    ];
  }

  #share(of: 'online' | 'entitled', share: Share): string {
    if (share.is === 'part') return this.t(`waits.${of}Part`, { length: this.#wording.length(share.ms) });
    return this.t(share.is === 'all' ? `waits.${of}All` : `waits.${of}Never`);
  }
}
