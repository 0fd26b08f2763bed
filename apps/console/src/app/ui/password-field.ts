import { Component, type ElementRef, input, model, signal, viewChild } from '@angular/core';

let made = 0;

/** A password that can be shown while typing; paste and password managers work. */
@Component({
  selector: 'p-password-field',
  template: `
    <label [for]="id">{{ label() }}</label>
    <span class="box">
      <input
        #input
        class="field"
        required
        [id]="id"
        [name]="name()"
        [type]="shown() ? 'text' : 'password'"
        [autocomplete]="autocomplete()"
        [value]="value()"
        [attr.aria-invalid]="problem() ? true : null"
        [attr.aria-describedby]="problem() ? id + '-problem' : null"
        (input)="value.set(input.value)"
      />
      <button type="button" class="link quiet" [attr.aria-pressed]="shown()" (click)="shown.set(!shown())">
        Show<span class="unseen"> {{ label() }}</span>
      </button>
    </span>
    <span class="problem" [id]="id + '-problem'">{{ problem() }}</span>
  `,
  styles: `
    :host {
      display: block;
    }
    label {
      display: block;
      margin-block-end: 4px;
      font-weight: 550;
    }
    .box {
      position: relative;
      display: block;
    }
    .field {
      padding-inline-end: 58px;
    }
    button {
      position: absolute;
      inset-block-start: 5px;
      inset-inline-end: 6px;
      font-weight: 500;
    }
    .problem {
      color: var(--danger);
    }
  `,
})
export class PasswordField {
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');
  readonly problem = input('');
  readonly value = model('');
  protected readonly shown = signal(false);
  protected readonly id = `password-${++made}`;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('input');

  focus(): void {
    this.box().nativeElement.focus();
  }
}
