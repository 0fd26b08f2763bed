import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Board, DashboardRow } from '#libs/contracts';
import { Clock } from '../../live/clock';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Avatar } from '../../ui/avatar';
import { clockText } from '../../ui/duration';
import { Icon } from '../../ui/icon';
import { isGone, pageText } from '../../ui/shown';
import { StatusChip } from '../../ui/status-chip';
import { Wording } from '../../ui/wording';
import { Archive, Refused } from '../archive';
import { localTime } from '../search/asked-form';

const steps = [
  { by: -60_000, text: 'board.minuteBack' },
  { by: -10_000, text: 'board.secondsBack' },
  { by: 10_000, text: 'board.secondsOn' },
  { by: 60_000, text: 'board.minuteOn' },
] as const;
const columns = ['board.status', 'board.visitor', 'board.last', 'board.age', 'board.members', 'board.action'] as const;
const presences = { online: 'here', away: 'away', offline: 'gone' } as const;

/** A3: the Dashboard as it stood at a moment; nothing can be done in it. */
@Component({
  selector: 'p-past-board',
  imports: [Avatar, Icon, RouterLink, StatusChip],
  templateUrl: './board-page.html',
  styleUrls: ['../../ui/page-parts.css', './board-page.css', './past-row.css'],
})
export class BoardPage {
  readonly #archive = inject(Archive);
  readonly #router = inject(Router);
  readonly #clock = inject(Clock);
  readonly #formats = inject(Formats);
  readonly #wording = inject(Wording);
  readonly #began = this.#clock.now();
  readonly #board = signal<Board | null>(null);
  protected readonly t = inject(Texts).of(audit);
  protected readonly steps = steps;
  protected readonly columns = columns;
  protected readonly presences = presences;
  /** Milliseconds, from the address. */
  readonly at = input<string>();
  protected readonly state = signal<'loading' | 'before' | 'failed' | 'here'>('loading');
  protected readonly moment = computed(() => {
    const at = this.at();
    return at && /^\d{1,15}$/.test(at) ? Number(at) : this.#began - 60_000;
  });
  protected readonly field = computed(() => localTime(this.moment()));
  protected readonly team = computed(() => this.#board()?.team ?? []);
  protected readonly rows = computed(() => (this.#board()?.rows ?? []).map((row) => this.#shown(row)));
  protected readonly asOf = computed(() => {
    const [at, board] = [this.moment(), this.#board()];
    const time = `${this.#formats.date(at)}, ${this.#formats.second(at)}`;
    return board ? this.t('board.asOf', { time, position: this.#formats.number(board.position) }) : '';
  });

  constructor() {
    effect(() => void this.#load(this.moment()));
  }

  protected go(at: number): void {
    if (Number.isFinite(at)) void this.#router.navigate([], { queryParams: { at }, replaceUrl: true });
  }

  protected show(event: Event, text: string): void {
    event.preventDefault();
    this.go(Date.parse(text));
  }

  protected presenceText(presence: keyof typeof presences): string {
    return this.t(presence === 'online' ? 'board.here' : `board.${presence}`);
  }

  async #load(at: number): Promise<void> {
    this.state.set('loading');
    try {
      const board = await this.#archive.ask('history.board', { at });
      if (at !== this.moment()) return;
      this.#board.set(board);
      this.state.set('here');
    } catch (error) {
      if (at !== this.moment()) return;
      this.#board.set(null);
      this.state.set(error instanceof Refused && error.code === 'BAD_FIELD' ? 'before' : 'failed');
    }
  }

  #shown(row: DashboardRow) {
    const { visitor, last, page, members } = row;
    const by = last?.from === 'operator' ? last.name : null;
    const presence: 'here' | 'away' | 'gone' = isGone(visitor) ? 'gone' : visitor.presence === 'away' ? 'away' : 'here';
    return {
      ...{ row, presence, by, name: this.#wording.visitor(visitor), named: visitor.name !== null },
      place: pageText(page),
      last: last ? this.#wording.words(last.text) : this.t('board.noMessage'),
      age: clockText(this.moment() - row.startedAt),
      moment: String(this.moment()),
      members: members.map((member) => member.name).join(', ') || '–',
    };
  }
}
