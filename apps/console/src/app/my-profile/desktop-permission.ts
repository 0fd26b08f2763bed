import { Component, computed, inject } from '@angular/core';
import { Desktop } from '../notifications/desktop';
import { Texts } from '../texts/texts';
import { profile } from '../texts/scopes/profile';

/** Whether this browser lets Parley show notifications; asked only when the operator presses the button. */
@Component({
  selector: 'p-desktop-permission',
  template: `<p class="row">
    <span class="name">{{ t('desktop.title') }}</span>
    <span role="status">{{ t(text()) }}</span>
    @if (state() === 'default') {
      <button type="button" class="btn line" (click)="desktop.ask()">{{ t('desktop.ask') }}</button>
    }
  </p>`,
  styleUrl: '../ui/form-parts.css',
  styles: '.name { font-weight: 550; }',
})
export class DesktopPermission {
  protected readonly t = inject(Texts).of(profile);
  protected readonly desktop = inject(Desktop);
  /** Over plain HTTP beyond this machine browsers have no notifications. */
  protected readonly state = computed(() => ('Notification' in window ? this.desktop.permission() : 'none'));
  protected readonly text = computed(() => stateTexts[this.state()]);
}

const stateTexts = {
  granted: 'desktop.granted',
  denied: 'desktop.denied',
  default: 'desktop.notAsked',
  none: 'desktop.none',
} as const;
