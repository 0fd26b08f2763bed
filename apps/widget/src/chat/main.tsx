import './chat.css';
import type { FrameConfiguration } from '#libs/contracts';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { chooseLanguage, plural } from '../language';
import type { ToFrame } from '../port-messages';
import { accentVariables } from './appearance';
import { ChatProvider } from './chat-context';
import { ChatModel } from './chat-model';
import { HostLink } from './host-link';
import { Panel } from './panel';
import { contextOf } from './site-context';
import { texts } from './speech';

const root = document.getElementById('parley') as HTMLElement;
const configuration = JSON.parse(root.dataset['configuration'] ?? '{}') as FrameConfiguration;
const page = document.documentElement;
const language = chooseLanguage([page.lang]);

const model = new ChatModel(configuration);
const host = new HostLink(configuration.origins, hear);

function hear(message: ToFrame): void {
  model.attention.open.value = message.type === 'open';
  if (message.type !== 'open') return;
  model.composer.surroundings = { page: message.page, context: contextOf(message.context) };
  void model.refresh();
  if (message.focus) focusEntry();
}

/** A frame that the page has shown a moment ago may not be laid out yet, and then takes no focus: once more when it is drawn. */
function focusEntry(): void {
  const focus = (): void => root.querySelector<HTMLElement>('textarea:enabled, .wide')?.focus();
  focus();
  requestAnimationFrame(() => {
    if (document.activeElement === document.body && model.attention.open.value) focus();
  });
}

/** What comes from now on is unread, even before the page has hidden the panel. */
function minimize(): void {
  model.attention.open.value = window.parent === window;
  host.tell({ type: 'close' });
}

// Also before the focus has come to the text box.
document.addEventListener('keydown', (event) => event.key === 'Escape' && minimize());
effect(() => {
  const accent = model.answer.value?.site.accent ?? configuration.accent;
  for (const [name, value] of Object.entries(accentVariables(accent))) page.style.setProperty(name, value);
});
render(
  <ChatProvider value={{ model, texts, language, minimize }}>
    <Panel />
  </ChatProvider>,
  root,
);
effect(() => host.tell({ type: 'ready', chat: model.answer.value === null || model.canLeave.value }));
// Forty lines of the visitor's own text size.
host.tell({ type: 'resize', height: 40 * parseFloat(getComputedStyle(page).fontSize) });
effect(() => {
  const count = model.attention.unread.value;
  host.tell({ type: 'unread', count, words: count ? plural(language, texts.newest, count) : '' });
});
// Opened by itself, without a page around it, the frame is the page.
if (window.parent === window) model.attention.open.value = true;
