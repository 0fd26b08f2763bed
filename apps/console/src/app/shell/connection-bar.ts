import { Component, computed, inject } from '@angular/core';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import { Line } from './line';
import { NewVersion } from './new-version';

/** Over ten seconds without a line: said over the page, with the next try and a way to try now. */
@Component({
  selector: 'p-connection-bar',
  imports: [Icon],
  template: `@if (line.isDown()) {
      <div class="bar">
        <p-icon name="warning" />
        @if (line.state() === 'outdated') {
          <span>{{ t('bar.newVersion') }}</span>
          <button class="link" (click)="reload()">{{ t('bar.reload') }}</button>
        } @else {
          <span class="num">{{ t('bar.none') }} {{ next() }}</span>
          <button class="link" (click)="line.tryNow()">{{ t('bar.tryNow') }}</button>
          <span class="quiet">{{ t('bar.kept') }}</span>
        }
      </div>
    } @else if (version.offered()) {
      <div class="bar offer" role="status">
        <span>{{ t('bar.newVersion') }}</span>
        <button class="link" (click)="reload()">{{ t('bar.reload') }}</button>
        <button class="link" (click)="version.later()">{{ t('bar.later') }}</button>
      </div>
    }`,
  styles: `
    .bar {
      display: flex;
      align-items: center;
      gap: 9px;
      min-block-size: 36px;
      padding: 0 20px;
      background: var(--waiting-bg);
      color: var(--waiting-fg);
      font-weight: 550;
    }
    .offer {
      background: var(--accent-tint);
      color: var(--accent-text);
    }
    .quiet {
      color: inherit;
      font-weight: 400;
    }
  `,
})
export class ConnectionBar {
  protected readonly t = inject(Texts).of(shell);
  protected readonly line = inject(Line);
  protected readonly version = inject(NewVersion);
  protected readonly next = computed(() => {
    const seconds = this.line.retryIn();
    return seconds === null || seconds === 0 ? this.t('bar.tryingNow') : this.t('bar.tryingIn', { seconds });
  });

  protected reload(): void {
    location.reload();
  }
}
