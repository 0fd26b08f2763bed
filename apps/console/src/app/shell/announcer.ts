import { Component, effect, inject, untracked } from '@angular/core';
import { Live } from '../live/live';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { ChatNews } from './chat-news';
import { Line } from './line';
import { OfferNews } from './offer-news';
import { Speaker } from './speaker';

/** The two live regions of the page, and what is told of the line; clocks and lists that move are never told. */
@Component({
  selector: 'p-announcer',
  template: `<div class="unseen" aria-live="polite">{{ speaker.polite() }}</div>
    <div class="unseen" aria-live="assertive">{{ speaker.urgent() }}</div>`,
})
export class Announcer {
  readonly #live = inject(Live);
  readonly #line = inject(Line);
  readonly #t = inject(Texts).of(shell);
  protected readonly speaker = inject(Speaker);
  #failed: ReadonlySet<string> = new Set();

  constructor() {
    inject(ChatNews);
    inject(OfferNews);
    effect(() => {
      const missed = this.#line.isMissed();
      untracked(() => this.speaker.shout(missed ? this.#t('say.lost') : ''));
    });
    effect(() => {
      if (this.#line.state() === 'restored') untracked(() => this.speaker.say('line', () => this.#t('say.restored')));
    });
    effect(() => this.#notSent());
  }

  #notSent(): void {
    const failed = this.#live.outbox().filter((text) => text.state === 'failed');
    const fresh = failed.some((text) => !this.#failed.has(text.message.id));
    this.#failed = new Set(failed.map((text) => text.message.id));
    if (fresh) untracked(() => this.speaker.shout(this.#t('say.notSent')));
  }
}
