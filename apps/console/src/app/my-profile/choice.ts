import { Component, input, output } from '@angular/core';

/** One of a few, all seen at once. */
@Component({
  selector: 'p-choice',
  template: `<fieldset>
    <legend>{{ legend() }}</legend>
    <div class="options">
      @for (option of options(); track option) {
        <label [class.chosen]="option === chosen()">
          <input
            type="radio"
            [name]="legend()"
            [value]="option"
            [checked]="option === chosen()"
            (change)="choose.emit(option)"
          />{{ option }}
        </label>
      }
    </div>
  </fieldset>`,
  styles: `
    legend {
      margin-block-end: 6px;
      font-weight: 550;
    }
    .options {
      display: inline-flex;
      padding: 2px;
      border-radius: var(--r3);
      background: var(--surface-3);
    }
    label {
      position: relative;
      padding: 4px 12px;
      border-radius: var(--r2);
      color: var(--text-2);
      text-transform: capitalize;
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
  `,
})
export class Choice<T extends string> {
  readonly legend = input.required<string>();
  readonly options = input.required<readonly T[]>();
  readonly chosen = input.required<T>();
  readonly choose = output<T>();
}
