import { TestBed } from '@angular/core/testing';
import type { MeChat } from '#libs/contracts';
import { maya, meChat, meSelf, message, visitor } from '../../testing/rows';
import { flowed, signedIn } from '../../testing/signed-in';
import { Drafts } from './drafts';
import { TabFace } from './tab-face';

async function faceOf(change: Partial<MeChat>, items: object[]): Promise<HTMLElement> {
  const mine = meChat('a', { visitor: visitor({ name: 'Hannah' }), ...change });
  const thread = Object.fromEntries(items.map((item, at) => [String(at + 1), item]));
  signedIn({ 'me:maya': { self: meSelf(), 'chat:a': mine }, 'chat:a': thread });
  const face = TestBed.createComponent(TabFace);
  face.componentRef.setInput('tab', mine);
  await flowed();
  await flowed();
  TestBed.tick();
  return face.nativeElement as HTMLElement;
}
const told = (face: HTMLElement): string => (face.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('what a tab shows', () => {
  const asked = message(1, null, { at: Date.now() - 61_000 });

  it('says how long the visitor has waited for an answer, over a minute', async () => {
    const face = await faceOf({}, [asked]);
    expect(told(face)).toMatch(/^Hannah1:0\d, waits for an answer$/);
    expect(face.classList.contains('late')).toBe(true);
  });

  it('says nothing of waiting once any operator has answered', async () => {
    expect(told(await faceOf({}, [asked, message(2, maya)]))).toBe('Hannah');
  });

  it('J4: of a watched chat says so, and nobody waits for a watcher', async () => {
    expect(told(await faceOf({ relation: 'watcher' }, [asked]))).toBe('Hannah, watching');
  });

  it('M2: has a dot while a draft is unsent', async () => {
    const face = await faceOf({ unread: 3 }, []);
    TestBed.inject(Drafts).keep('a', 'Shall I');
    TestBed.tick();
    expect(told(face)).toBe('Hannah, unsent draft, 33 new messages');
  });
});
