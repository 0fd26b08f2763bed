import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../texts/texts';
import { sites } from '../texts/scopes/sites';
import { SiteList } from './site-list';

/** V1: the websites that have the widget. */
@Component({
  selector: 'p-sites',
  imports: [RouterLink],
  template: `<header>
      <h1 tabindex="-1">{{ t('title') }}</h1>
      <span class="space"></span>
      @if (list.mayChange()) {
        <a class="btn solid tall" routerLink="/sites/new">{{ t('add') }}</a>
      }
    </header>
    <div class="body">
      @if (list.known() && !list.mayChange()) {
        <p class="empty">{{ t('notYours') }}</p>
      } @else if (list.ready()) {
        <ul>
          @for (site of list.all(); track site.id) {
            <li>
              <a [routerLink]="['/sites', site.id]">
                <span class="chip" [style.background]="site.configuration.accent"></span>
                <span class="names">
                  <bdi class="name cut">{{ site.configuration.name }}</bdi>
                  <span class="small quiet cut">{{
                    site.configuration.origins.length ? site.configuration.origins.join(', ') : t('noOrigins')
                  }}</span>
                </span>
                <code class="small quiet" dir="ltr">{{ site.key }}</code>
              </a>
            </li>
          } @empty {
            <li class="empty">{{ t('none') }}</li>
          }
        </ul>
      }
    </div>`,
  styleUrls: ['../ui/page-parts.css', './sites.css'],
})
export class Sites {
  protected readonly t = inject(Texts).of(sites);
  protected readonly list = inject(SiteList);
}
