import { Component, computed, inject, signal } from '@angular/core';
import { Clock } from '../live/clock';
import { Live } from '../live/live';
import { Formats } from '../texts/formats';
import { Texts } from '../texts/texts';
import { operators } from '../texts/scopes/operators';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { LoadBars } from '../ui/load-bars';
import { AddOperator } from './add-operator';
import { CutOffDialog } from './cut-off-dialog';
import { DevicesDialog } from './devices-dialog';
import { EditOperator } from './edit-operator';
import { isMeant, seesEverySite, stateOf } from './operator-state';
import { refusalText } from './refusal';
import { roleTexts } from './role-field';
import { type Listed, Roster } from './roster';

type Asked = { what: 'add' } | { what: 'edit' | 'devices' | 'disable' | 'reset'; operator: string };

const stateTexts = {
  online: 'states.online',
  away: 'states.away',
  offline: 'states.offline',
  'start-password': 'states.start',
  expired: 'states.expired',
  disabled: 'states.disabled',
} as const;

/** Who may sign in: administrators change it, supervisors read it. */
@Component({
  selector: 'p-operators',
  imports: [AddOperator, Avatar, CutOffDialog, DevicesDialog, EditOperator, Icon, LoadBars],
  templateUrl: './operators.html',
  styleUrls: ['../ui/page-parts.css', './operators.css'],
})
export class Operators {
  readonly #live = inject(Live);
  readonly #clock = inject(Clock);
  readonly #formats = inject(Formats);
  protected readonly t = inject(Texts).of(operators);
  protected readonly roster = inject(Roster);
  protected readonly filter = signal('');
  protected readonly asked = signal<Asked | null>(null);
  protected readonly said = signal('');
  readonly #minute = computed(() => Math.floor(this.#clock.now() / 60_000) * 60_000);
  protected readonly rows = computed(() =>
    this.roster
      .all()
      .filter((one) => isMeant(one, this.filter().trim()))
      .map((one) => {
        const state = stateOf(one, this.#minute());
        return {
          ...{ one, state, role: this.t(roleTexts[one.role]), sites: this.#sitesOf(one) },
          ...{ stateText: this.t(stateTexts[state]), until: state === 'start-password' ? this.#untilOf(one) : '' },
          ...{ presence: presences[state], isMe: one.id === this.roster.me() },
        };
      }),
  );
  /** The operator that the open question is about, as the row stands now. */
  protected readonly askedOf = computed(() => {
    const asked = this.asked();
    return asked && 'operator' in asked ? this.roster.find(asked.operator) : undefined;
  });

  protected async enable({ id, name }: Listed): Promise<void> {
    const ack = await this.#live.send('operator.enable', { operator: id });
    this.said.set(ack.ok ? this.t('enabled', { name }) : this.t(refusalText(ack)));
  }

  #sitesOf({ role, sites }: Listed): string {
    if (sites === 'all' || seesEverySite(role)) return this.t('all');
    const names = this.roster.sites().filter((site) => sites.includes(site.id));
    return names.length ? this.#formats.list(names.map((site) => site.name)) : this.t('none');
  }

  #untilOf({ startPasswordExpiresAt }: Listed): string {
    return startPasswordExpiresAt ? this.t('until', { time: this.#formats.moment(startPasswordExpiresAt) }) : '';
  }
}

const presences = { online: 'here', away: 'away', offline: 'gone' } as Partial<
  Record<string, 'here' | 'away' | 'gone'>
>;
