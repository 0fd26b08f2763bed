import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { meSelf } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { printed } from './chord';
import { Commands } from './commands';
import { commandIds, keyMap } from './key-map';

const done: string[] = [];

@Component({ template: '' })
class Page {
  constructor() {
    inject(Commands).bind({
      acceptNext: () => done.push('accept'),
      toMyChats: () => done.push('my chats'),
      nextTab: () => done.push('next tab'),
      palette: () => done.push('palette'),
      keys: () => done.push('keys'),
    });
  }
}

type Pressed = KeyboardEventInit & { in?: HTMLElement };

function press(...keys: (string | Pressed)[]): void {
  for (const key of keys) {
    const init: Pressed = typeof key === 'string' ? { key } : key;
    const target = init.in ?? document.body;
    document.body.append(target === document.body ? '' : target);
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
    target.addEventListener('keydown', (heard) => TestBed.inject(Commands).press(heard), { once: true });
    target.dispatchEvent(event);
  }
}

async function page(choices: Record<string, boolean> = {}): Promise<void> {
  done.length = 0;
  signedIn({ 'me:maya': { self: meSelf({ choices }) } });
  TestBed.createComponent(Page);
  await flowed();
}

describe('the keys', () => {
  it('do what is bound to them', async () => {
    await page();
    press('a', { key: 'k', ctrlKey: true }, { key: 'ArrowDown', altKey: true }, { key: '?', shiftKey: true });
    expect(done).toEqual(['accept', 'palette', 'next tab', 'keys']);
  });

  it('know two keys one after the other, and forget the first when another follows', async () => {
    await page();
    press('g', 'c', 'g', 'x', 'c');
    expect(done).toEqual(['my chats']);
  });

  it('leave single keys to whoever writes, but not those with Ctrl or Alt', async () => {
    await page();
    const box = document.createElement('textarea');
    press({ key: 'a', in: box }, { key: '?', in: box }, { key: 'ArrowDown', altKey: true, in: box });
    expect(done).toEqual(['next tab']);
  });

  it('can be without single keys', async () => {
    await page({ singleKeys: false });
    press('a', 'g', 'c', { key: 'k', metaKey: true });
    expect(done).toEqual(['palette']);
  });

  it('stand on the same place of an Arabic keyboard', async () => {
    await page();
    press({ key: 'ش', code: 'KeyA' });
    expect(done).toEqual(['accept']);
  });

  it('are given back with the page that bound them', async () => {
    done.length = 0;
    signedIn({ 'me:maya': { self: meSelf() } });
    const fixture = TestBed.createComponent(Page);
    fixture.destroy();
    press('a');
    expect(done).toEqual([]);
  });

  it('never kick anybody', () => {
    expect(commandIds.filter((id) => /kick/i.test(id))).toEqual([]);
  });

  it('are no letters with Alt and no digits with Ctrl, which belong to the browser', () => {
    const all = commandIds.flatMap((id): readonly string[] => keyMap[id].keys);
    expect(all.filter((keys) => /Alt\+(Shift\+)?[A-Z]$|Mod\+\d$/.test(keys))).toEqual([]);
  });

  it('are printed as on the keyboard that one has', () => {
    expect([printed('Mod+K', true), printed('Alt+ArrowDown', false), printed('G D', false)]).toEqual([
      ['⌘', 'K'],
      ['Alt', '↓'],
      ['G', 'D'],
    ]);
  });
});
