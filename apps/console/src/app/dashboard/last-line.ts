import { Component, computed, input } from '@angular/core';
import type { Progress } from '../live/chat-actions';
import { firstName, wordsText } from '../ui/shown';
import type { Entry } from './entry';

/** What was said last in a chat; over it how my own action stands, or who asks for me. */
@Component({
  selector: 'p-last-line',
  template: `@if (progress(); as progress) {
      @switch (progress.kind) {
        @case ('lost') {
          <span class="lost" role="status">Accepted by {{ progress.winner?.name ?? 'another operator' }}</span>
        }
        @case ('refused') {
          <span class="lost" role="alert">{{ progress.message }}</span>
          <button class="link" (click)="progress.again()">Try again</button>
        }
        @default {
          <span>{{ words() }}</span>
        }
      }
    } @else if (entry().offer; as offer) {
      <b>{{ firstOf(offer.by) }}</b>
      {{ offer.what === 'transfer' ? 'wants to transfer this chat to you' : 'invites you' }}{{ note() }}
    } @else {
      @if (by(); as by) {
        <span class="quiet">{{ by }}: </span>
      }
      <span dir="auto" [class.quiet]="!entry().row.last">{{ words() }}</span>
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
  readonly entry = input.required<Entry>();
  readonly progress = input<Progress>();
  protected readonly firstOf = firstName;
  protected readonly words = computed(() => {
    const { last, members } = this.entry().row;
    if (last) return wordsText(last.text);
    return members.length ? 'nothing written yet' : 'no message yet';
  });
  protected readonly by = computed(() => {
    const { last } = this.entry().row;
    return last?.from === 'operator' && last.name ? firstName({ name: last.name }) : null;
  });
  protected readonly note = computed(() => {
    const note = this.entry().offer?.note;
    return note ? `: ${wordsText(note)}` : '';
  });
}
