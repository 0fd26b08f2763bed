import type { LoaderConfiguration } from '#libs/contracts';
import { chooseLanguage, directionOf, type Language } from '../language';
import type { ToLoader } from '../port-messages';
import { element } from './element';
import { FrameLink } from './frame-link';
import { describePage } from './host-page';
import { Launcher } from './launcher';
import { loaderTexts } from './loader-texts';
import styles from './loader.css';
import { type OpenMemory, openMemory } from './open-memory';
import { Panel } from './panel';

/** Milliseconds that the frame has to report. */
const patience = 15_000;

/** One launcher and, from the first opening on, one chat frame. */
export class Widget {
  readonly #language: Language;
  readonly #launcher: Launcher;
  #made: Panel | null = null;
  #kept: OpenMemory | null = null;
  #frame: HTMLIFrameElement | null = null;
  #link: FrameLink | null = null;
  #ready = false;
  #chat = false;
  /** Whether the panel is to be shown, now or as soon as the frame is ready. */
  #wanted = false;
  #focus = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly configuration: LoaderConfiguration,
    private readonly script: HTMLScriptElement,
  ) {
    this.#language = chooseLanguage([script.dataset['lang'], document.documentElement.lang, navigator.language]);
    this.#launcher = new Launcher(this.#language, configuration);
    this.#attach();
    // The browser fetches the storage from another process: not while the site's own page is being built. An idle moment
    // may never come on a busy one.
    setTimeout(() => this.#resume(), 100);
  }

  get #memory(): OpenMemory {
    return (this.#kept ??= openMemory(this.configuration.siteKey, () => this.#follow()));
  }

  get #panel(): Panel {
    if (this.#made) return this.#made;
    this.#made = new Panel(loaderTexts[this.#language].chat, () => this.#close());
    this.#launcher.said.after(this.#made.dialog);
    return this.#made;
  }

  #attach(): void {
    const host = element('parley-chat' as 'div', { dir: directionOf(this.#language), lang: this.#language });
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#launcher.button, this.#launcher.said);
    // While it still comes up by itself, a click means: open.
    this.#launcher.button.onclick = () => (this.#made?.dialog.open ? this.#close() : this.#open(true));
    host.onkeydown = (event) => {
      if (event.key === 'Escape' && this.#wanted) this.#close();
    };
    document.body.append(host);
  }

  /** Only in a browser in which the visitor opened the chat before is there a mark. */
  #resume(): void {
    const mark = this.#memory.read();
    if (!mark || this.#wanted) return;
    if (mark === 'open' && !this.#panel.coversPage) return this.#open(false);
    this.#memory.write('minimized');
    this.#load();
  }

  /** Another tab opened or closed the panel; a tab without a chat frame is not made to load one behind the scenes. */
  #follow(): void {
    const mark = this.#memory.read();
    if (mark !== 'open') this.#close(false);
    else if (this.#frame && !this.#panel.coversPage) this.#open(false);
  }

  #open(byVisitor: boolean): void {
    this.#wanted = true;
    this.#focus = byVisitor;
    if (this.#memory.read() !== 'open') this.#memory.write('open');
    this.#launcher.say('');
    this.#load();
    if (this.#ready) this.#show();
    else this.#launcher.busy(true);
  }

  #close(byVisitor = true): void {
    this.#wanted = false;
    this.#launcher.busy(false);
    this.#launcher.show(false);
    if (byVisitor) this.#memory.write(this.#chat ? 'minimized' : null);
    this.#link?.tell({ type: 'close' });
    if (!this.#made?.dialog.open) return;
    this.#panel.hide();
    if (byVisitor) this.#launcher.button.focus();
  }

  #load(): void {
    if (this.#frame) return;
    const address = new URL(this.configuration.frame);
    this.#frame = element('iframe', {
      title: loaderTexts[this.#language].chat,
      src: `${address.href}?lang=${this.#language}`,
      referrerpolicy: 'strict-origin',
    });
    this.#link = new FrameLink(this.#frame, address.origin, (message) => this.#hear(message));
    this.#panel.dialog.append(this.#frame);
    this.#timer = setTimeout(() => this.#giveUp(), patience);
  }

  #show(): void {
    this.#launcher.busy(false);
    this.#panel.show();
    this.#launcher.show(true);
    if (this.#focus) this.#frame?.focus();
    // Read at each opening, so that the site may change it.
    const context = this.script.dataset['context'] ?? null;
    this.#link?.tell({ type: 'open', focus: this.#focus, page: describePage(), context });
  }

  #hear(message: ToLoader): void {
    if (message.type === 'ready') this.#arrived(message.chat);
    else if (message.type === 'resize') this.#panel.resize(message.height);
    else if (message.type === 'unread') this.#launcher.count(message.count, message.words);
    else this.#close();
  }

  #arrived(chat: boolean): void {
    clearTimeout(this.#timer);
    this.#chat = chat;
    if (this.#wanted && !this.#ready) this.#show();
    // The mark of a chat that has ended would load the frame on every page for nothing.
    if (!chat && this.#memory.read() === 'minimized') this.#memory.write(null);
    this.#ready = true;
  }

  #giveUp(): void {
    const wanted = this.#wanted;
    this.#link?.close();
    this.#frame?.remove();
    this.#frame = null;
    this.#close();
    if (wanted) this.#launcher.say(loaderTexts[this.#language].unreachable, true);
  }
}
