import { Component, computed, inject, input, resource } from '@angular/core';
import { Live } from '../live/live';
import { Formats } from '../texts/formats';
import { Texts } from '../texts/texts';
import { operators } from '../texts/scopes/operators';
import { CopyButton } from '../ui/copy-button';
import { Roster } from './roster';

/** P3: how somebody gets in the first time. A random password is told here once and by nobody ever again. */
@Component({
  selector: 'p-start-password',
  imports: [CopyButton],
  template: `<dl>
      <dt>{{ t('email') }}</dt>
      <dd dir="ltr">{{ email() }}</dd>
      <dt>{{ t('startPassword') }}</dt>
      <dd>
        @if (lost()) {
          {{ t('told.lost') }}
        } @else {
          <code dir="ltr">{{ password() ?? 'password' }}</code>
          @if (password(); as password) {
            <p-copy-button [text]="password" [label]="t('copyPassword')" [done]="t('copied')" />
          }
        }
      </dd>
    </dl>
    <p>{{ t('told.rule') }}</p>
    @if (expires(); as expires) {
      <p>{{ t('told.until', { time: expires }) }}</p>
    }
    @if (password()) {
      <p class="once">{{ t('told.once') }}</p>
    }`,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: 6px 16px;
      padding: 10px 12px;
      border-radius: var(--r3);
      background: var(--surface-3);
    }
    dt {
      color: var(--text-2);
    }
    dd {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 10px;
      overflow-wrap: anywhere;
      font-weight: 550;
    }
    .once {
      font-weight: 600;
    }
  `,
})
export class StartPassword {
  readonly #live = inject(Live);
  readonly #roster = inject(Roster);
  readonly #formats = inject(Formats);
  protected readonly t = inject(Texts).of(operators);
  readonly operator = input.required<string>();
  /** Null: the default, or a random one that a repeated answer did not carry. */
  readonly password = input.required<string | null>();
  readonly #settings = resource({ loader: () => this.#live.query('settings.get', {}) });

  protected readonly email = computed(() => this.#roster.find(this.operator())?.email ?? '');
  protected readonly expires = computed(() => {
    const at = this.#roster.find(this.operator())?.startPasswordExpiresAt;
    return at ? this.#formats.moment(at) : '';
  });
  protected readonly lost = computed(() => {
    const answer = this.#settings.value();
    return this.password() === null && answer?.ok === true && answer.result.settings.initialPassword === 'random';
  });
}
