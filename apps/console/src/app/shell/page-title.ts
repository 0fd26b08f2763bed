import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Me } from '../live/me';
import { OpenChats } from '../live/open-chats';
import { Session } from '../sign-in/session';
import { shell } from '../texts/scopes/shell';
import { Texts } from '../texts/texts';
import { countText } from '../ui/shown';
import { titleCount } from './title-count';

type TitleKey =
  | 'nav.dashboard'
  | 'nav.myChats'
  | 'nav.myProfile'
  | 'nav.audit'
  | 'nav.operators'
  | 'nav.sites'
  | 'nav.settings'
  | 'title.signIn';
/** The pages by their titles in the routes. */
const pages: ReadonlyMap<string, TitleKey> = new Map([
  ['Dashboard', 'nav.dashboard'],
  ['My Chats', 'nav.myChats'],
  ['My profile', 'nav.myProfile'],
  ['Audit', 'nav.audit'],
  ['Operators', 'nav.operators'],
  ['Sites', 'nav.sites'],
  ['Settings', 'nav.settings'],
  ['Sign in', 'title.signIn'],
] as const);

/** N5: the page's title and its icon carry the number that wants attention; plain at zero. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #me = inject(Me);
  readonly #chats = inject(OpenChats);
  readonly #session = inject(Session);
  readonly #title = inject(Title);
  readonly #t = inject(Texts).of(shell);
  readonly #page = signal('Parley');
  readonly #count = computed(() =>
    titleCount(this.#page(), { waiting: this.#chats.waiting().length, unread: this.#me.unread() }),
  );

  constructor() {
    super();
    effect(() => {
      const count = this.#session.state() === 'in' ? this.#count() : 0;
      const page = { in: this.#page(), restricted: 'My profile', out: 'Sign in', unknown: 'Parley' }[
        this.#session.state()
      ];
      this.#title.setTitle(count ? `(${countText(count)}) ${this.#named(page)}` : this.#named(page));
      this.#drawIcon(count);
    });
  }

  override updateTitle(state: RouterStateSnapshot): void {
    this.#page.set(this.buildTitle(state) ?? 'Parley');
  }

  #named(page: string): string {
    const key = pages.get(page);
    return key ? this.#t(key) : page;
  }

  #drawIcon(count: number): void {
    const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (link) link.href = count ? iconWith(countText(count)) : 'favicon.svg';
  }
}

function iconWith(text: string): string {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#2d55d8"/>` +
    `<text x="16" y="22.500" fill="#fff" font-family="system-ui,sans-serif" font-weight="700" text-anchor="middle" ` +
    `font-size="${text.length > 2 ? 14 : 19}">${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
