import { Component, inject, input } from '@angular/core';
import { Texts } from '../texts/texts';
import { sites } from '../texts/scopes/sites';
import { Icon } from '../ui/icon';

/** Roughly what visitors will see: the greeting, a bubble, the launcher. */
@Component({
  selector: 'p-site-preview',
  imports: [Icon],
  template: `<p class="small quiet">{{ t('preview.title') }}</p>
    <div class="page" aria-hidden="true" [style.--accent-of-site]="accent()">
      <div class="panel">
        <p class="head">{{ name() }}</p>
        <div class="log">
          @if (greeting()) {
            <p class="them" dir="auto">{{ greeting() }}</p>
          }
          <p class="me">{{ t('preview.words') }}</p>
        </div>
      </div>
      <span class="launcher"><p-icon name="chats" /></span>
    </div>`,
  styleUrl: './site-preview.css',
})
export class SitePreview {
  protected readonly t = inject(Texts).of(sites);
  readonly name = input.required<string>();
  readonly greeting = input.required<string>();
  readonly accent = input.required<string>();
}
