import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { chatRow, meSelf, priya } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { ChatActions } from './chat-actions';
import { EntryFocus } from './entry-focus';

@Component({ template: '' })
class Page {}

const feeds = { 'dashboard:site': { a: chatRow('a') } };

function actions(answer?: Parameters<typeof signedIn>[1], self = meSelf()): ChatActions {
  TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', component: Page }])] });
  signedIn({ ...feeds, 'me:maya': { self } }, answer);
  return TestBed.inject(ChatActions);
}

describe('accepting a chat', () => {
  it('D5: says that it is being accepted at once, then goes to the chat with the focus in its entry bar', async () => {
    const all = actions();
    all.accept('a');
    expect(all.progress().get('a')).toEqual({ kind: 'busy', word: 'accepting' });
    await flowed();
    expect(TestBed.inject(Router).url).toBe('/my-chats/a');
    expect(TestBed.inject(EntryFocus).take('a')).toBe(true);
    expect(all.progress().has('a')).toBe(false);
  });

  it('stays on the Dashboard where the operator chose so, but for Open', async () => {
    const all = actions(undefined, meSelf({ choices: { stayAfterAccept: true } }));
    await flowed();
    all.accept('a');
    await flowed();
    expect([TestBed.inject(Router).url, all.progress().has('a')]).toEqual(['/', false]);
    all.open('a');
    await flowed();
    expect(TestBed.inject(Router).url).toBe('/my-chats/a');
  });

  it('D5: a second operator is told who was first, and stays on the page', async () => {
    const all = actions(() => ({
      ok: false,
      code: 'ALREADY_ACCEPTED',
      message: '',
      retry: 'no',
      detail: { winner: priya },
    }));
    all.accept('a');
    await flowed();
    expect(all.progress().get('a')).toEqual({ kind: 'lost', winner: priya });
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('shows any other refusal with its reason and a way to try again', async () => {
    const all = actions(() => ({ ok: false, code: 'FORBIDDEN', message: 'You may not do that.', retry: 'no' }));
    all.watch('a');
    await flowed();
    expect(all.progress().get('a')).toMatchObject({ kind: 'refused', refusal: { message: 'You may not do that.' } });
  });
});
