import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { MyChoices } from '../live/my-choices';
import { Attention } from './attention';
import { Notes, type Note } from './notes';
import { OnScreen } from './on-screen';
import { onlyWindow } from './only-window';

/** Notifications of the desktop while the console is hidden: one per chat, gone when its reason is gone. */
@Injectable({ providedIn: 'root' })
export class Desktop {
  readonly #router = inject(Router);
  readonly #choices = inject(MyChoices);
  readonly #onScreen = inject(OnScreen);
  readonly #attention = inject(Attention);
  readonly #notes = inject(Notes);
  readonly #tells = onlyWindow('parley.desktop', Promise.resolve());
  readonly #permission = signal(typeof Notification === 'undefined' ? 'denied' : Notification.permission);
  readonly #shown = new Map<string, Notification>();
  /** By chat, what was told or seen already. */
  readonly #known = new Map<string, string>();

  readonly permission = this.#permission.asReadonly();

  constructor() {
    effect(() => {
      if (!this.#attention.moment()) return;
      const notes = this.#notes.all();
      const allowed = this.#permission() === 'granted' && this.#choices.all().desktop && this.#tells();
      untracked(() => this.#show(notes, allowed && !this.#onScreen.seen()));
    });
  }

  /** Asks the browser; to be called by a click. */
  async ask(): Promise<void> {
    if (this.#permission() === 'default') this.#permission.set(await Notification.requestPermission());
  }

  /** What came while the page was seen is known: only what comes later is told. */
  #show(notes: readonly Note[], fresh: boolean): void {
    const standing = new Set(notes.map((note) => note.chat));
    for (const [chat, notification] of this.#shown) {
      if (standing.has(chat)) continue;
      notification.close();
      this.#shown.delete(chat);
    }
    for (const note of notes) {
      const known = this.#known.get(note.chat) === note.news;
      this.#known.set(note.chat, note.news);
      if (!known && fresh) this.#tell(note);
    }
    for (const chat of this.#known.keys()) if (!standing.has(chat)) this.#known.delete(chat);
  }

  #tell({ chat, title, text }: Note): void {
    try {
      const body = this.#choices.all().desktopText ? text : '';
      const notification = new Notification(title, { tag: chat, body, silent: true, icon: '/favicon.svg' });
      notification.onclick = () => {
        window.focus();
        notification.close();
        void this.#router.navigate(['/my-chats', chat]);
      };
      this.#shown.set(chat, notification);
    } catch {
      // Some phones have the word but not the thing
      this.#permission.set('denied');
    }
  }
}
