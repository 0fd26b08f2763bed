import { Component, computed, inject } from '@angular/core';
import { Formats } from '../../texts/formats';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Integrity } from '../proof/integrity';

/** What the badge rests on. */
@Component({
  selector: 'p-integrity-words',
  template: `<b>{{ t('integrity.title') }}</b>
    <p>{{ text() }}</p>`,
  styles: `
    :host {
      display: block;
      padding: 12px 14px;
      border-block-start: 1px solid var(--line);
      color: var(--text-3);
      font-size: var(--fs-12);
      line-height: var(--lh-16);
      overflow-wrap: anywhere;
    }
    b {
      color: var(--text-2);
      font-weight: 600;
    }
  `,
})
export class IntegrityWords {
  readonly #formats = inject(Formats);
  protected readonly t = inject(Texts).of(audit);
  readonly #verdict = inject(Integrity).verdict;
  protected readonly text = computed(() => {
    const verdict = this.#verdict();
    switch (verdict.is) {
      case 'checking':
        return this.t('integrity.checking');
      case 'unchecked':
        return this.t(`integrity.why.${verdict.why}`);
      case 'unsealed':
        return this.t('integrity.unsealedMore');
      case 'verified': {
        const { size, signedAt: at, key } = verdict;
        const time = `${this.#formats.date(at)}, ${this.#formats.second(at)}`;
        return this.t('integrity.verifiedMore', { size, time, key });
      }
      case 'altered': {
        const position = this.#formats.number(verdict.position);
        return this.t(verdict.server ? 'integrity.alteredMore' : 'integrity.alteredHere', { position });
      }
    }
  });
}
