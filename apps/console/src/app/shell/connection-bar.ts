import { Component, computed, inject } from '@angular/core';
import { Icon } from '../ui/icon';
import { Line } from './line';

/** Over ten seconds without a line: said over the page, with the next try and a way to try now. */
@Component({
  selector: 'p-connection-bar',
  imports: [Icon],
  template: `@if (line.isDown()) {
    <div class="bar">
      <p-icon name="warning" />
      @if (line.state() === 'outdated') {
        <span>A new version of Parley is here.</span>
        <button class="link" (click)="reload()">Reload this page</button>
      } @else {
        <span class="num">No connection. {{ next() }}</span>
        <button class="link" (click)="line.tryNow()">Try now</button>
        <span class="quiet">What you write is kept and sent as soon as the line is back.</span>
      }
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
    .quiet {
      color: inherit;
      font-weight: 400;
    }
  `,
})
export class ConnectionBar {
  protected readonly line = inject(Line);
  protected readonly next = computed(() => {
    const seconds = this.line.retryIn();
    return seconds === null || seconds === 0 ? 'Trying again now.' : `Trying again in ${seconds} s.`;
  });

  protected reload(): void {
    location.reload();
  }
}
