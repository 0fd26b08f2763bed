import { Component, computed, inject } from '@angular/core';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Icon } from '../../ui/icon';
import { Integrity } from '../proof/integrity';

/** What can be said of the record, in one line; more of it under the events. */
@Component({
  selector: 'p-integrity-badge',
  imports: [Icon],
  template: `<p-icon [name]="icon()" /><span>{{ text() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-block-size: 26px;
      padding: 0 10px 0 8px;
      border-radius: var(--rf);
      background: var(--vacant-bg);
      color: var(--vacant-fg);
      font-weight: 600;
      font-size: var(--fs-12);
    }
    :host(.verified) {
      background: var(--active-bg);
      color: var(--active-fg);
    }
    :host(.unsealed) {
      background: var(--waiting-bg);
      color: var(--waiting-fg);
    }
    :host(.altered) {
      background: var(--danger-tint);
      color: var(--danger);
    }
  `,
  host: { role: 'status', '[class]': 'verdict().is' },
})
export class IntegrityBadge {
  readonly #formats = inject(Formats);
  protected readonly t = inject(Texts).of(audit);
  protected readonly verdict = inject(Integrity).verdict;
  protected readonly icon = computed(() => {
    const { is } = this.verdict();
    return is === 'verified' ? 'audit' : is === 'altered' || is === 'unchecked' ? 'warning' : 'waiting';
  });
  protected readonly text = computed(() => {
    const verdict = this.verdict();
    switch (verdict.is) {
      case 'checking':
      case 'unchecked':
        return this.t(`integrity.${verdict.is}`);
      case 'verified':
      case 'unsealed':
        return this.t(`integrity.${verdict.is}`, { count: verdict.count, total: verdict.total });
      case 'altered':
        return this.t('integrity.altered', { position: this.#formats.number(verdict.position) });
    }
  });
}
