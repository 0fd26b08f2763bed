import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import type { QueryResults, Settings } from '#libs/contracts';
import { Live } from '../live/live';
import { Me } from '../live/me';
import { Texts } from '../texts/texts';
import { settings } from '../texts/scopes/settings';
import { Choice } from '../ui/choice';
import { Toggle } from '../ui/toggle';
import { AmountField } from './amount-field';
import { type AmountField as Field, type Fault, faultOf, merged, unitOf, type Written } from './amounts';

type Told = QueryResults['settings.get'];

const fields = Object.keys(unitOf) as Field[];
/** Milliseconds that come back when the way back to Waiting is switched on again. */
const usualRequeue = 300_000;

/** What an administrator may set, in the units that people use, with the bounds that the server has. */
@Component({
  selector: 'p-settings-page',
  imports: [AmountField, Choice, FormsModule, Toggle],
  templateUrl: './settings-page.html',
  styleUrls: ['../ui/page-parts.css', '../ui/form-parts.css', './settings-page.css'],
})
export class SettingsPage {
  readonly #live = inject(Live);
  readonly #me = inject(Me);
  protected readonly t = inject(Texts).of(settings);
  protected readonly known = computed(() => this.#me.self() !== undefined);
  protected readonly mayChange = computed(() => this.#me.self()?.role === 'administrator');
  readonly #answer = resource({
    params: () => (this.mayChange() ? {} : undefined),
    loader: () => this.#live.query('settings.get', {}),
  });
  protected readonly told = linkedSignal((): Told | null => {
    const answer = this.#answer.hasValue() ? this.#answer.value() : undefined;
    return answer?.ok ? answer.result : null;
  });
  protected readonly written = linkedSignal((): Written | null => this.told()?.settings ?? null);
  protected readonly faults = computed((): Partial<Record<Field, Fault | null>> => {
    const [told, written] = [this.told(), this.written()];
    if (!told || !written) return {};
    return Object.fromEntries(fields.map((field) => [field, faultOf(field, written, told.bounds)]));
  });
  protected readonly watchers = computed(() =>
    (['operators', 'supervisors'] as const).map((value) => ({ value, label: this.t(`watch.${value}`) })),
  );
  protected readonly initials = computed(() =>
    (['default', 'random'] as const).map((value) => ({ value, label: this.t(`initial.${value}`) })),
  );
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);
  protected readonly problem = signal<'failed' | 'lookAbove' | null>(null);

  protected readonly problemText = computed(() => {
    const problem = this.problem();
    return problem ? this.t(problem) : '';
  });

  protected write(change: Partial<Written>): void {
    this.written.update((written) => written && { ...written, ...change });
    this.saved.set(false);
    this.problem.set(null);
  }

  protected requeue(on: boolean): void {
    this.write({ operatorRequeueAfter: on ? usualRequeue : null });
  }

  protected async save(): Promise<void> {
    const [told, written] = [this.told(), this.written()];
    if (this.busy() || !told || !written) return;
    if (!isWhole(written, this.faults())) return this.problem.set('lookAbove');
    this.busy.set(true);
    this.saved.set(false);
    this.problem.set(await this.#send(told, written));
    this.busy.set(false);
    this.saved.set(this.problem() === null);
  }

  async #send(told: Told, written: Settings): Promise<'failed' | 'lookAbove' | null> {
    const now = await this.#live.query('settings.get', {});
    if (!now.ok) return 'failed';
    const whole = merged(told.settings, written, now.result.settings);
    const ack = await this.#live.send('settings.change', { settings: whole });
    if (!ack.ok) return ack.code === 'BAD_FIELD' ? 'lookAbove' : 'failed';
    this.told.set({ ...now.result, settings: whole });
    return null;
  }
}

function isWhole(written: Written, faults: Partial<Record<Field, Fault | null>>): written is Settings {
  return Object.values(written).every((value) => value !== undefined) && Object.values(faults).every((fault) => !fault);
}
