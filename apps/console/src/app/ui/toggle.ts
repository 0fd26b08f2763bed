import { Component, input, output } from '@angular/core';

/** Something that is on or off. */
@Component({
  selector: 'p-toggle',
  template: `<label>
    <input #box type="checkbox" [checked]="on()" [disabled]="disabled()" (change)="turned.emit(box.checked)" />
    <span>{{ label() }}</span>
  </label>`,
  styles: `
    :host {
      display: block;
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-block-size: 24px;
      cursor: pointer;
    }
    input {
      flex: none;
      inline-size: 16px;
      block-size: 16px;
      margin: 0;
      accent-color: var(--accent);
      cursor: pointer;
    }
  `,
})
export class Toggle {
  readonly label = input.required<string>();
  readonly on = input.required<boolean>();
  readonly disabled = input(false);
  readonly turned = output<boolean>();
}
