import { Component, computed, inject, input } from '@angular/core';
import type { Progress } from '../live/chat-actions';
import { dashboard } from '../texts/scopes/dashboard';
import { Refusals } from '../texts/refusals';
import { Texts } from '../texts/texts';
import { firstName } from '../ui/shown';
import { Wording } from '../ui/wording';
import type { Entry } from './entry';

/** What was said last in a chat; over it how my own action stands, or who asks for me. */
@Component({
  selector: 'p-last-line',
  template: `@if (progress(); as progress) {
      @switch (progress.kind) {
        @case ('lost') {
          <span class="lost" role="status">{{ acceptedBy() }}</span>
        }
        @case ('refused') {
          <span class="lost" role="alert">{{ refusals.text(progress.refusal) }}</span>
          <button class="link" (click)="progress.again()">{{ t('row.again') }}</button>
        }
        @default {
          <span>{{ words() }}</span>
        }
      }
    } @else if (entry().offer; as offer) {
      <b>{{ firstOf(offer.by) }}</b>
      {{ offer.what === 'transfer' ? t('row.wantsTransfer') : t('row.invites') }}{{ note() }}
    } @else {
      @if (by(); as by) {
        <span class="quiet">{{ by }}: </span>
      }
      <span [attr.dir]="by() ? 'auto' : null" [class.quiet]="!entry().row.last">{{ words() }}</span>
    }`,
  styles: `
    b {
      color: var(--text);
      font-weight: 600;
    }
    .lost {
      color: var(--waiting-fg);
      font-weight: 600;
    }
  `,
})
export class LastLine {
  readonly #wording = inject(Wording);
  protected readonly refusals = inject(Refusals);
  protected readonly t = inject(Texts).of(dashboard);
  readonly entry = input.required<Entry>();
  readonly progress = input<Progress>();
  protected readonly firstOf = firstName;
  protected readonly words = computed(() => {
    const { last, members } = this.entry().row;
    if (last) return this.#wording.words(last.text);
    return members.length ? this.t('row.nothingWritten') : this.t('row.noMessage');
  });
  protected readonly acceptedBy = computed(() => {
    const progress = this.progress();
    const winner = progress?.kind === 'lost' ? progress.winner?.name : undefined;
    return this.t('row.acceptedBy', { name: winner ?? this.t('row.anotherOperator') });
  });
  protected readonly by = computed(() => {
    const { last } = this.entry().row;
    return last?.from === 'operator' && last.name ? firstName({ name: last.name }) : null;
  });
  protected readonly note = computed(() => {
    const note = this.entry().offer?.note;
    return note ? `: ${this.#wording.words(note)}` : '';
  });
}
