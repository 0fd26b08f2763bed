import { TestBed } from '@angular/core/testing';
import type { ReplayEvent } from '#libs/contracts';
import { Texts } from '../../texts/texts';
import { TextFiles } from '../../texts/translations';
import { EventWords } from './event-words';
import { OpenedChat } from './opened-chat';
import { toldEvents } from './told-events';

const files: Record<string, object> = {
  'audit/de': { event: { contextCame: 'Angaben kamen ({{source}})' }, source: { form: 'Formular' } },
  'audit/ar': { event: { said: '{{by}}: {{text}}' } },
};

async function words(language: string, fromRight = false): Promise<EventWords> {
  const getTranslation = (path: string): Promise<object> => Promise.resolve(files[path] ?? {});
  TestBed.configureTestingModule({
    providers: [
      EventWords,
      { provide: TextFiles, useValue: { getTranslation } },
      { provide: OpenedChat, useValue: { nameOf: () => 'Maya' } },
    ],
  });
  const found = TestBed.inject(EventWords);
  await TestBed.inject(Texts).use(language, fromRight);
  return found;
}
function told(type: string, more: Partial<ReplayEvent>) {
  const event = { position: 1, at: 1, type, by: { kind: 'operator', id: 'maya' }, about: null, text: null, data: {}, ...more }; // prettier-ignore
  const [first] = toldEvents([event as ReplayEvent]);
  if (!first) throw new Error('nothing is told');
  return first;
}

describe('the words of an event', () => {
  it('name the source of what is known in the language of the reader; one that nobody knows by its own name', async () => {
    const all = await words('de');
    const textOf = (source: string) => all.textOf(told('ContextReceived', { data: { source } }));
    expect([textOf('form'), textOf('toString')]).toEqual(['Angaben kamen (Formular)', 'Angaben kamen (toString)']);
  });

  it('come apart from what somebody wrote, which may run the other way', async () => {
    const all = await words('ar', true);
    const said = told('MessagePosted', { text: 'Hello there' });
    expect([all.leadOf(said), all.quoteOf(said)]).toEqual(['\u2068Maya\u2069: ', 'Hello there']);
    expect(all.textOf(said)).toBe('\u2068Maya\u2069: \u2068Hello there\u2069');
    expect(all.quoteOf(told('ChatClosed', {}))).toBe('');
  });
});
