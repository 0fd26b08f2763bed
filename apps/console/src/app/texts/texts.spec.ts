import { TestBed } from '@angular/core/testing';
import { firstOf, type Language } from './language';
import { scope } from './scope';
import { Texts } from './texts';
import { TextFiles } from './translations';

type Sample = { hello: [given: { name: string }]; 'in.depth': []; many: [given: { count: number }]; only: [] };
const sample = scope<Sample>('sample', {
  hello: 'Hello {{name}}',
  in: { depth: 'Deep' },
  many: { one: '{{count}} chat', other: '{{count}} chats' },
  only: 'Only in English',
});
const files: Record<string, object> = {
  'sample/ar': {
    hello: 'مرحبا {{name}}',
    many: { two: 'محادثتان', few: '{{count}} محادثات', other: '{{count}} محادثة' },
  },
};

function texts(): Texts {
  const getTranslation = (path: string): Promise<object> => Promise.resolve(files[path] ?? {});
  TestBed.configureTestingModule({ providers: [{ provide: TextFiles, useValue: { getTranslation } }] });
  return TestBed.inject(Texts);
}

describe('the texts', () => {
  it('are in English before anything is loaded, with forms by number', () => {
    const t = texts().of(sample);
    expect([t('in.depth'), t('many', { count: 1 }), t('many', { count: 1200 })]).toEqual([
      'Deep',
      '1 chat',
      '1,200 chats',
    ]);
  });

  it('follow the language at run time, with its own forms by number', async () => {
    const all = texts();
    const t = all.of(sample);
    await all.use('ar', true);
    expect([t('many', { count: 2 }), t('hello', { name: 'Maya' })]).toEqual(['محادثتان', 'مرحبا \u2068Maya\u2069']);
    await all.use('en', false);
    expect(t('many', { count: 2 })).toBe('2 chats');
  });

  it('stay English where a file lacks a text, or is not there at all', async () => {
    const all = texts();
    const t = all.of(sample);
    await all.use('ar', true);
    expect(t('only')).toBe('Only in English');
    await all.use('xx', false);
    expect(t('in.depth')).toBe('Deep');
  });

  it('never read what a visitor wrote as a text of ours', () => {
    const t = texts().of(sample);
    expect(t('hello', { name: '{{name}} {{only}}' })).toBe('Hello {{name}} {{only}}');
  });
});

describe('the language', () => {
  const all: Language[] = ['en', 'de', 'ar'].map((code) => ({ code, name: code, dir: code === 'ar' ? 'rtl' : 'ltr' }));

  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr', 'ar-EG'], 'ar'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('of a browser that wants %j is %s', (wanted, code) => {
    expect(firstOf(all, wanted).code).toBe(code);
  });
});
