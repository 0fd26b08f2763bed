import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { activeRow, meOffer, meSelf, tomas } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { ChatActions } from './chat-actions';
import { HandOvers } from './hand-overs';

const offer = { ...meOffer('a', 'transfer'), note: 'knows the system' };

async function offered(): Promise<{ actions: ChatActions; notes: HandOvers }> {
  TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }])] });
  signedIn({ 'me:maya': { self: meSelf(), 'offer:1': offer }, 'dashboard:site': { a: activeRow('a', [tomas]) } });
  const made = { actions: TestBed.inject(ChatActions), notes: TestBed.inject(HandOvers) };
  await flowed();
  return made;
}

describe('I3: the private note of an offer', () => {
  beforeEach(() => sessionStorage.clear());

  it('stays in the chat that it brought me into until I have answered there', async () => {
    const { actions, notes } = await offered();
    actions.takeOffer(offer);
    await flowed();
    expect(notes.of('a')).toEqual({ by: tomas.name, note: 'knows the system' });
    notes.answered('a');
    expect(notes.of('a')).toBeUndefined();
  });

  it('is not for one who only watches', async () => {
    const { actions, notes } = await offered();
    actions.watch('a');
    await flowed();
    expect(notes.of('a')).toBeUndefined();
  });

  it('is there again after a reload', async () => {
    const { actions } = await offered();
    actions.takeOffer(offer);
    await flowed();
    TestBed.resetTestingModule();
    expect((await offered()).notes.of('a')?.note).toBe('knows the system');
  });
});
