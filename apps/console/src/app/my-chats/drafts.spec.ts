import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { meSelf } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { type Draft, DRAFT_STORE } from './draft-store';
import { Drafts } from './drafts';

const saved = new Map<string, string>();
let answer: (drafts: Draft[]) => void = () => undefined;

function drafts(): Drafts {
  const store = {
    load: () => new Promise<Draft[]>((resolve) => (answer = resolve)),
    save: (_: string, { chat, text }: Draft) => Promise.resolve(void saved.set(chat, text)),
  };
  TestBed.configureTestingModule({ providers: [{ provide: DRAFT_STORE, useValue: store }] });
  signedIn({ 'me:maya': { self: meSelf() } });
  const made = TestBed.inject(Drafts);
  TestBed.tick();
  return made;
}

describe('M2: what was typed and not sent', () => {
  beforeEach(() => saved.clear());
  afterEach(() => jest.useRealTimers());

  it('is kept in memory at once and in the browser 300 ms after the last keystroke', () => {
    jest.useFakeTimers();
    const all = drafts();
    all.keep('a', 'Shall');
    jest.advanceTimersByTime(299);
    all.keep('a', 'Shall I');
    expect([all.of('a'), saved.size]).toEqual(['Shall I', 0]);
    jest.advanceTimersByTime(300);
    expect(saved.get('a')).toBe('Shall I');
  });

  it('is saved at once when the page goes', () => {
    const all = drafts();
    all.keep('a', 'Shall');
    dispatchEvent(new Event('pagehide'));
    expect(saved.get('a')).toBe('Shall');
  });

  it('comes back after a reload, but never over what is typed meanwhile', async () => {
    const all = drafts();
    all.keep('b', 'newer');
    answer([
      { chat: 'a', text: 'kept' },
      { chat: 'b', text: 'older' },
    ]);
    await flowed();
    expect([all.of('a'), all.of('b')]).toEqual(['kept', 'newer']);
  });
});
