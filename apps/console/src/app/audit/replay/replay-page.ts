import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { MyChoices } from '../../live/my-choices';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Icon } from '../../ui/icon';
import { Integrity } from '../proof/integrity';
import { Waits } from '../waits/waits';
import { Controls } from './controls';
import { EventList } from './event-list';
import { EventWords } from './event-words';
import { ExportMenu } from './export-menu';
import { IntegrityBadge } from './integrity-badge';
import { IntegrityWords } from './integrity-words';
import { Lanes } from './lanes';
import { momentOf } from './moment';
import { OpenedChat } from './opened-chat';
import { Panes } from './panes';
import { Player } from './player';
import { replayKey } from './replay-keys';

/** A2: a chat as it was lived, moment by moment. */
@Component({
  selector: 'p-replay-page',
  imports: [Controls, EventList, ExportMenu, Icon, IntegrityBadge, IntegrityWords, Lanes, Panes, RouterLink, Waits],
  providers: [OpenedChat, Player, EventWords, Integrity],
  templateUrl: './replay-page.html',
  styleUrls: ['../../ui/page-parts.css', './replay-page.css', './replay-side.css'],
  host: { '(document:keydown)': 'press($event)' },
})
export class ReplayPage {
  readonly #formats = inject(Formats);
  readonly #choices = inject(MyChoices);
  readonly #integrity = inject(Integrity);
  protected readonly chat = inject(OpenedChat);
  protected readonly player = inject(Player);
  protected readonly t = inject(Texts).of(audit);
  readonly chatId = input.required<string>();
  readonly #query = toSignal(inject(ActivatedRoute).queryParamMap);
  protected readonly exporting = signal(false);
  protected readonly side = signal<'events' | 'waits'>('events');
  readonly #wanted = computed(() => momentOf(this.#query()?.get('t')));
  protected readonly altered = computed(() => {
    const verdict = this.#integrity.verdict();
    return verdict.is === 'altered' ? this.#formats.number(verdict.position) : '';
  });
  protected readonly span = computed(() => {
    const replay = this.chat.replay();
    if (!replay) return '';
    const [day, from] = [this.#formats.date(replay.startedAt), this.#formats.time(replay.startedAt)];
    if (replay.endedAt === null) return this.t('replay.spanOpen', { day, from });
    return this.t('replay.span', { day, from, to: this.#formats.time(replay.endedAt) });
  });

  constructor() {
    effect(() => {
      const chat = this.chatId();
      untracked(() => void this.load(chat));
    });
    effect(() => {
      const wanted = this.#wanted();
      untracked(() => wanted && this.player.jump(wanted));
    });
    effect(() => {
      const verdict = this.#integrity.verdict();
      untracked(() => this.player.stopBefore(verdict.is === 'altered' ? this.#momentOf(verdict.position) : null));
    });
  }

  protected async load(chat: string): Promise<void> {
    const replay = await this.chat.load(chat);
    if (chat !== this.chatId()) return;
    if (replay) this.player.open(replay, this.#wanted());
    if (replay || this.chat.state() === 'unreadable') await this.#integrity.check(chat, replay);
  }

  protected press(event: KeyboardEvent): void {
    if (replayKey(event, this.player, this.#choices.all().singleKeys)) event.preventDefault();
  }

  /** The arrow keys of a row of tabs; the keys of the replay are not meant. */
  protected turn(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    this.side.update((side) => (side === 'events' ? 'waits' : 'events'));
    document.getElementById(`tab-${this.side()}`)?.focus();
  }

  #momentOf(position: number) {
    const event = this.chat.replay()?.events.find((one) => one.position >= position);
    return { at: event?.at ?? this.player.start(), position };
  }
}
