import { Component, computed, type ElementRef, input, model, viewChild } from '@angular/core';

let made = 0;

/** A labelled line or some lines of text, with what is asked for and what is wrong with it. */
@Component({
  selector: 'p-text-field',
  template: `
    <label [for]="id">{{ label() }}</label>
    @if (rows()) {
      <textarea
        #input
        class="field"
        [id]="id"
        [rows]="rows()"
        [attr.dir]="direction()"
        [value]="value()"
        [attr.aria-invalid]="problem() ? true : null"
        [attr.aria-describedby]="described()"
        (input)="value.set(input.value)"
      ></textarea>
    } @else {
      <input
        #input
        class="field"
        [id]="id"
        [type]="type()"
        [name]="name()"
        [autocomplete]="autocomplete()"
        [attr.dir]="direction()"
        [value]="value()"
        [attr.aria-invalid]="problem() ? true : null"
        [attr.aria-describedby]="described()"
        (input)="value.set(input.value)"
      />
    }
    @if (hint()) {
      <span class="quiet small" [id]="id + '-hint'">{{ hint() }}</span>
    }
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
    textarea {
      block-size: auto;
      padding: 7px 10px;
      resize: vertical;
    }
    .small {
      display: block;
      margin-block-start: 4px;
    }
    .problem {
      display: block;
      color: var(--danger);
    }
    .problem:empty {
      display: none;
    }
  `,
})
export class TextField {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly problem = input('');
  readonly type = input<'text' | 'email' | 'url'>('text');
  readonly name = input('');
  readonly autocomplete = input('off');
  /** 0: a single line. */
  readonly rows = input(0);
  /** Addresses run from left to right in every language. */
  readonly direction = input<'ltr' | 'auto'>('auto');
  readonly value = model('');
  protected readonly id = `text-${++made}`;
  protected readonly described = computed(
    () =>
      [...(this.hint() ? [`${this.id}-hint`] : []), ...(this.problem() ? [`${this.id}-problem`] : [])].join(' ') ||
      null,
  );
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('input');

  focus(): void {
    this.box().nativeElement.focus();
  }
}
