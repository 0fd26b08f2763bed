import { Component, computed, inject } from '@angular/core';
import { Look } from '../live/look';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { Icon } from '../ui/icon';
import { AuditorHome } from './auditor-home';
import { Line } from './line';

const words = {
  'up to date': 'line.live',
  connecting: 'line.connecting',
  reconnecting: 'line.reconnecting',
  'no connection': 'line.none',
  outdated: 'line.outdated',
  restored: 'line.restored',
} as const;

/** The state of the line, and the other theme one click away. */
@Component({
  selector: 'p-connection-line',
  imports: [Icon],
  template: `@if (!home.isAuditor()) {
      <span class="dot" [class.live]="isLive()"></span><span role="status">{{ text() }}</span>
    }
    <button
      [attr.aria-label]="t(other() === 'dark' ? 'theme.toDark' : 'theme.toLight')"
      (click)="look.choose({ theme: other() })"
    >
      <p-icon name="theme" />
    </button>`,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 7px;
      padding: 7px 6px 0;
      color: var(--text-3);
      font-size: var(--fs-12);
      line-height: var(--lh-16);
    }
    .dot {
      inline-size: 7px;
      block-size: 7px;
      border-radius: 50%;
      background: var(--waiting-solid);
    }
    .live {
      background: var(--active-solid);
    }
    button {
      display: grid;
      place-items: center;
      inline-size: 24px;
      block-size: 24px;
      margin-inline-start: auto;
      padding: 0;
      border: 0;
      border-radius: var(--r2);
      background: none;
      cursor: pointer;
    }
  `,
})
export class ConnectionLine {
  protected readonly t = inject(Texts).of(shell);
  protected readonly line = inject(Line);
  protected readonly look = inject(Look);
  protected readonly home = inject(AuditorHome);
  protected readonly text = computed(() => this.t(words[this.line.state()]));
  protected readonly isLive = computed(() => ['up to date', 'restored'].includes(this.line.state()));
  protected readonly other = computed(() => {
    const theme = this.look.theme();
    if (theme !== 'system') return theme === 'dark' ? 'light' : 'dark';
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'light' : 'dark';
  });
}
