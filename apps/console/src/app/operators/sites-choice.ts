import { Component, inject, model } from '@angular/core';
import { Texts } from '../texts/texts';
import { operators } from '../texts/scopes/operators';
import { Toggle } from '../ui/toggle';
import { Roster } from './roster';

/** D4: which sites somebody serves: all there will ever be, or these. */
@Component({
  selector: 'p-sites-choice',
  imports: [Toggle],
  template: `<fieldset>
    <legend>{{ t('sites') }}</legend>
    <p-toggle [label]="t('allSites')" [on]="chosen() === 'all'" (turned)="chosen.set($event ? 'all' : [])" />
    @if (chosen() !== 'all') {
      <div class="list">
        @for (site of roster.sites(); track site.id) {
          <p-toggle [label]="site.name" [on]="chosen().includes(site.id)" (turned)="serve(site.id, $event)" />
        }
      </div>
    }
  </fieldset>`,
  styles: `
    legend {
      margin-block-end: 4px;
      font-weight: 550;
    }
    .list {
      max-block-size: 180px;
      overflow: auto;
      padding-inline-start: 24px;
    }
  `,
})
export class SitesChoice {
  protected readonly roster = inject(Roster);
  protected readonly t = inject(Texts).of(operators);
  readonly chosen = model.required<readonly string[] | 'all'>();

  protected serve(site: string, serves: boolean): void {
    const chosen = this.chosen();
    const others = (chosen === 'all' ? [] : chosen).filter((other) => other !== site);
    this.chosen.set(serves ? [...others, site] : others);
  }
}
