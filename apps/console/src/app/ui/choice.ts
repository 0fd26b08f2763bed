import { Component, input, output } from '@angular/core';

let made = 0;

/** One of a few, all seen at once. */
@Component({
  selector: 'p-choice',
  template: `<fieldset>
    <legend>{{ legend() }}</legend>
    <div class="options">
      @for (option of options(); track option.value) {
        <label [class.chosen]="option.value === chosen()">
          <input
            type="radio"
            [name]="name"
            [value]="option.value"
            [checked]="option.value === chosen()"
            (change)="choose.emit(option.value)"
          />{{ option.label }}
        </label>
      }
    </div>
  </fieldset>`,
  styles: `
    :host {
      display: block;
    }
    legend {
      margin-block-end: 6px;
      font-weight: 550;
    }
    .options {
      display: inline-flex;
      flex-wrap: wrap;
      padding: 2px;
      border-radius: var(--r3);
      background: var(--surface-3);
    }
    label {
      position: relative;
      padding: 4px 12px;
      border-radius: var(--r2);
      color: var(--text-2);
      cursor: pointer;
    }
    .chosen {
      background: var(--surface);
      color: var(--text);
      font-weight: 600;
      box-shadow: var(--shadow-1);
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    label:focus-within:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 1px;
    }
    @media (forced-colors: active) {
      .chosen {
        outline: 2px solid Highlight;
      }
    }
  `,
})
export class Choice<T extends string> {
  readonly legend = input.required<string>();
  readonly options = input.required<readonly { value: T; label: string }[]>();
  readonly chosen = input.required<T>();
  readonly choose = output<T>();
  protected readonly name = `choice-${++made}`;
}
