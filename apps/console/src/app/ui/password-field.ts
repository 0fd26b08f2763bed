import { Component, type ElementRef, inject, input, model, signal, viewChild } from '@angular/core';
import { signIn } from '../texts/scopes/sign-in';
import { Texts } from '../texts/texts';

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
        (keydown)="look($event)"
        (keyup)="look($event)"
        (blur)="capsLock.set(false)"
      />
      <button type="button" class="link quiet" [attr.aria-pressed]="shown()" (click)="shown.set(!shown())">
        {{ t('show') }}<span class="unseen"> {{ label() }}</span>
      </button>
    </span>
    <span class="hint" role="status">{{ capsLock() ? t('capsLock') : '' }}</span>
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
    .hint {
      color: var(--waiting-fg);
    }
    .problem,
    .hint {
      display: block;
    }
    .problem:empty,
    .hint:empty {
      display: none;
    }
  `,
})
export class PasswordField {
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');
  readonly problem = input('');
  readonly value = model('');
  protected readonly t = inject(Texts).of(signIn);
  protected readonly shown = signal(false);
  protected readonly capsLock = signal(false);
  protected readonly id = `password-${++made}`;
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('input');

  /** A browser tells the state of the key only along with another one. */
  protected look(event: KeyboardEvent): void {
    this.capsLock.set(event.getModifierState('CapsLock'));
  }

  focus(): void {
    this.box().nativeElement.focus();
  }
}
