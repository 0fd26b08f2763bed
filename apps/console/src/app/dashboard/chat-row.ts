import { Component, computed, inject, input } from '@angular/core';
import type { VisitorShown } from '#libs/contracts';
import { ChatActions } from '../live/chat-actions';
import { Clock } from '../live/clock';
import { Sites } from '../live/sites';
import { Line } from '../shell/line';
import { dashboard } from '../texts/scopes/dashboard';
import { Texts } from '../texts/texts';
import { Avatar } from '../ui/avatar';
import { CountBadge } from '../ui/count-badge';
import { isGone, pageText } from '../ui/shown';
import { StatusChip } from '../ui/status-chip';
import { Wording } from '../ui/wording';
import type { Entry } from './entry';
import { LastLine } from './last-line';
import { actionName, isOver, lateActions, type RowAction, rowActions, type Verb } from './row-actions';
import { RowDeeds } from './row-deeds';
import { RunningTime } from './running-time';

const wentAs: Partial<Record<VisitorShown['presence'], 'row.left' | 'row.kicked' | 'row.timedOut'>> = {
  left: 'row.left',
  kicked: 'row.kicked',
  'timed-out': 'row.timedOut',
};
const words = {
  accept: 'verb.accept',
  assume: 'verb.assume',
  join: 'verb.join',
  open: 'verb.open',
  watch: 'verb.watch',
  decline: 'verb.decline',
  leave: 'verb.leave',
} as const;

/** D1: one chat of the Dashboard, with what can be done to it. */
@Component({
  selector: 'p-chat-row',
  imports: [Avatar, CountBadge, LastLine, RunningTime, StatusChip],
  templateUrl: './chat-row.html',
  styleUrl: './chat-row.css',
})
export class ChatRow {
  readonly #actions = inject(ChatActions);
  readonly #deeds = inject(RowDeeds);
  readonly #clock = inject(Clock);
  readonly #sites = inject(Sites);
  readonly #wording = inject(Wording);
  protected readonly t = inject(Texts).of(dashboard);
  protected readonly words = words;
  protected readonly line = inject(Line);
  readonly entry = input.required<Entry>();
  readonly gone = input(false);
  /** The row of the roving focus: its buttons are the ones that Tab reaches. */
  readonly active = input(false);

  protected readonly name = computed(() => this.#wording.visitor(this.entry().row.visitor));
  protected readonly named = computed(() => this.entry().row.visitor.name !== null);
  /** Where the visitor is; of one who is gone, since when. */
  protected readonly place = computed(() => {
    const { visitor, page, since, site } = this.entry().row;
    const went = wentAs[visitor.presence];
    const where = went ? this.t(went, { ago: this.#wording.ago(this.#clock.now() - since) }) : pageText(page);
    return [this.#sites.nameOf(site), where].filter(Boolean).join(', ');
  });
  protected readonly presence = computed(() => {
    const { visitor } = this.entry().row;
    return isGone(visitor) ? 'gone' : visitor.presence === 'away' ? 'away' : 'here';
  });
  protected readonly progress = computed(() => {
    const { chat } = this.entry();
    const progress = this.#actions.progress().get(chat);
    return progress?.kind === 'lost' && isOver(this.entry(), this.#actions.held().has(chat)) ? undefined : progress;
  });
  protected readonly busy = computed(() => {
    const progress = this.progress();
    return progress?.kind === 'busy' ? this.t(`busy.${progress.word}`) : '';
  });
  protected readonly buttons = computed((): readonly RowAction[] =>
    this.progress()?.kind === 'lost' ? lateActions : rowActions(this.entry()),
  );

  protected label(verb: Verb): string {
    return actionName(verb, this.name(), this.t);
  }

  /** Without a line nobody can be first: entering waits for it. */
  protected waitsForLine(verb: Verb): boolean {
    return this.line.isDown() && verb !== 'open';
  }

  do(verb: Verb): void {
    if (this.gone() || this.busy() || this.waitsForLine(verb)) return;
    this.#deeds.do(verb, this.entry());
  }

  /** What Enter does in the row. */
  doMain(): void {
    const main = this.buttons()[0];
    if (main) this.do(main.verb);
  }

  /** A letter key, where the row offers that. */
  doIfOffered(verb: Verb): void {
    if (this.buttons().some((button) => button.verb === verb)) this.do(verb);
  }
}
