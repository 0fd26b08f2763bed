import type { LoaderConfiguration } from '#libs/contracts';
import type { Language } from '../language';
import { element, icon } from './element';
import { loaderTexts } from './loader-texts';

const bubble = 'M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z';
const down = 'M4 6l4 4 4-4';

/** The round button on the site's page, with the number of new messages and a line for what must be said aloud. */
export class Launcher {
  readonly button = element('button', { type: 'button' }, icon(bubble, 'bubble'), icon(down, 'down'));
  readonly said = element('div', { class: 'said quiet', role: 'status' });
  readonly #badge = element('span', { class: 'badge', 'aria-hidden': 'true' });
  #open = false;
  #unread = 0;
  #news = '';

  constructor(
    private readonly language: Language,
    { accent, onAccent = '#fff' }: LoaderConfiguration,
  ) {
    this.button.style.setProperty('--lc-accent', accent);
    this.button.style.setProperty('--lc-on-accent', onAccent);
    this.button.append(this.#badge);
    this.#draw();
  }

  show(open: boolean): void {
    this.#open = open;
    this.#draw();
  }

  /** New messages are also said, for those who can't see the number change: `words`, none for none. */
  count(unread: number, words: string): void {
    if (unread === this.#unread) return;
    this.#unread = unread;
    this.#news = words;
    this.#draw();
    this.say(words);
  }

  /** `shown`: for everybody, not only for those who listen. */
  say(text: string, shown = false): void {
    this.said.classList.toggle('quiet', !shown);
    this.said.textContent = text;
  }

  busy(busy: boolean): void {
    this.button.setAttribute('aria-busy', String(busy));
  }

  #draw(): void {
    const texts = loaderTexts[this.language];
    const news = this.#news && `, ${this.#news}`;
    this.button.setAttribute('aria-label', this.#open ? texts.minimize : texts.open + news);
    this.button.setAttribute('aria-expanded', String(this.#open));
    this.#badge.textContent = this.#open || !this.#unread ? '' : this.#unread > 99 ? '99+' : String(this.#unread);
  }
}
