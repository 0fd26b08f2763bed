import type { VisitorAnswer } from '#libs/contracts';
import type { Memory } from './browser-storage';
import { VisitorSession } from './visitor-session';

function memory(kept = true): Memory {
  const map = new Map<string, string>();
  return {
    kept,
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void (value === null ? map.delete(key) : map.set(key, value)),
  };
}
/** Hands out a new token to whoever has none. */
function server() {
  const asked: { body: { token?: string }; init: RequestInit }[] = [];
  let tokens = 0;
  const fetch = (_: string, init: RequestInit) => {
    const body = JSON.parse(init.body as string) as { token?: string };
    asked.push({ body, init });
    const answer = { token: body.token ?? `token ${++tokens}` } as VisitorAnswer;
    return Promise.resolve(Response.json(answer));
  };
  return { asked, fetch };
}
/** Runs one after the other, as the browser's locks do. */
function locks() {
  let last: Promise<unknown> = Promise.resolve();
  return { request: (_: string, run: () => unknown) => (last = last.then(run)) } as unknown as LockManager;
}

describe('the visitor’s token', () => {
  it('V3: is asked for once and shown again on the next page', async () => {
    const { asked, fetch } = server();
    const storage = memory();
    const first = await new VisitorSession('key', storage, fetch, undefined).open();
    const second = await new VisitorSession('key', storage, fetch, undefined).open();
    expect([first.token, second.token]).toEqual(['token 1', 'token 1']);
    expect(asked.map(({ body }) => body)).toEqual([{ siteKey: 'key' }, { siteKey: 'key', token: 'token 1' }]);
  });

  it('V3: two tabs that open in the same instant are one visitor', async () => {
    const { fetch } = server();
    const [storage, shared] = [memory(), locks()];
    const tabs = [1, 2].map(() => new VisitorSession('key', storage, fetch, shared).open());
    expect((await Promise.all(tabs)).map(({ token }) => token)).toEqual(['token 1', 'token 1']);
  });

  it('no cookie goes along', async () => {
    const { asked, fetch } = server();
    await new VisitorSession('key', memory(), fetch, undefined).open();
    expect(asked[0]?.init.credentials).toBe('omit');
  });

  it('a refusal leaves the token as it was', async () => {
    const storage = memory();
    storage.set('parley:key:token', 'mine');
    const refuse = () => Promise.resolve(new Response('', { status: 503 }));
    await expect(new VisitorSession('key', storage, refuse, undefined).open()).rejects.toThrow('503');
    expect(storage.get('parley:key:token')).toBe('mine');
  });

  it('once forgotten, the next visit is that of somebody new', async () => {
    const { fetch } = server();
    const session = new VisitorSession('key', memory(), fetch, undefined);
    await session.open();
    session.forget();
    expect([session.known, (await session.open()).token]).toEqual([false, 'token 2']);
  });
});
