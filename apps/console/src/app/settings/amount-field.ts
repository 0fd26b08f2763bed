import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { SettingsBounds } from '#libs/contracts';
import { Texts } from '../texts/texts';
import { settings } from '../texts/scopes/settings';
import { type AmountField as Field, amountFrom, amountText, boundOf, type Fault, unitOf } from './amounts';

/** A number with its unit and its bounds. */
@Component({
  selector: 'p-amount-field',
  template: `<label [for]="id()">{{ t(field()) }}</label>
    <span class="box">
      <input
        #box
        class="field num"
        inputmode="decimal"
        autocomplete="off"
        dir="ltr"
        [id]="id()"
        [value]="text()"
        [attr.aria-invalid]="fault() ? true : null"
        [attr.aria-describedby]="id() + '-unit ' + id() + '-hint ' + id() + '-problem'"
        (input)="write(box.value)"
      />
      <span [id]="id() + '-unit'">{{ t(unit()) }}</span>
    </span>
    <span class="quiet small" [id]="id() + '-hint'">{{ hint() }}</span>
    <span class="problem" [id]="id() + '-problem'">{{ problem() }}</span>`,
  styles: `
    :host,
    label,
    .small,
    .problem {
      display: block;
    }
    label {
      margin-block-end: 4px;
      font-weight: 550;
    }
    .box {
      display: flex;
      align-items: center;
      gap: 8px;
      margin-block-end: 4px;
    }
    .field {
      inline-size: 110px;
    }
    .problem {
      color: var(--danger);
    }
    .problem:empty {
      display: none;
    }
  `,
})
export class AmountField {
  readonly #texts = inject(Texts);
  protected readonly t = this.#texts.of(settings);
  readonly field = input.required<Field>();
  readonly value = input.required<number | undefined>();
  readonly bounds = input.required<SettingsBounds>();
  readonly fault = input<Fault | null>(null);
  readonly written = output<number | undefined>();

  protected readonly id = computed(() => `setting-${this.field()}`);
  protected readonly unit = computed(() => `units.${unitOf[this.field()]}` as const);
  readonly #ends = computed(() => {
    const [least, most] = this.bounds()[this.field()];
    return { least: this.#endText(least), most: this.#endText(most) };
  });
  /** That a time cannot be nothing needs no saying. */
  protected readonly hint = computed(() =>
    this.t(this.bounds()[this.field()][0] === 1 ? 'atMost' : 'between', this.#ends()),
  );
  protected readonly problem = computed(() => {
    const fault = this.fault();
    if (!fault) return '';
    return fault === 'outside' ? this.t('outside', this.#ends()) : this.t('goneBeforeAway');
  });
  /** What was written stays as it was written, as long as it means the value. */
  protected readonly text = linkedSignal<number | undefined, string>({
    source: () => this.value(),
    computation: (value, before) => {
      const typed = before?.value ?? '';
      if (value === undefined || amountFrom(this.field(), typed) === value) return typed;
      return amountText(this.field(), value);
    },
  });

  protected write(text: string): void {
    this.text.set(text);
    this.written.emit(amountFrom(this.field(), text) ?? undefined);
  }

  #endText(end: number): string {
    const { amount, unit } = boundOf(this.field(), end);
    const style = unit ? ({ style: 'unit', unit, unitDisplay: 'long' } as const) : {};
    return new Intl.NumberFormat(this.#texts.language(), style).format(amount);
  }
}
