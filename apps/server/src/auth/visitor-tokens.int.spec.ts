import type { VisitorAnswer } from '#libs/contracts';
import { type AuthRig, site, startAuth } from './testing/auth-rig';
import { type Answer, Browser } from './testing/browser';

describe('V1: tokens of visitors', () => {
  let rig: AuthRig;
  beforeAll(async () => {
    rig = await startAuth();
  });
  afterAll(() => rig.close());
  const arrive = (body: unknown): Promise<Answer> => new Browser(rig.base).send({ path: '/api/visitor', body });
  const visitor = async (body: unknown): Promise<VisitorAnswer> =>
    (await arrive(body)).json as unknown as VisitorAnswer;

  it('are 256 random bits for a new visitor, of which only the hash is kept', async () => {
    const { token, visitor: id, site: at } = await visitor({ siteKey: 'harbour' });
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(at).toEqual(site);
    expect(await rig.auth.tokens.find(token)).toEqual({ visitor: id, site: site.id });
    const rows = JSON.stringify(await rig.owner('select * from auth.visitor_tokens'));
    expect(rows).not.toContain(token);
  });

  it('V3: bring the same visitor back, and nobody with a wrong one', async () => {
    const first = await visitor({ siteKey: 'harbour' });
    const again = await visitor({ siteKey: 'harbour', token: first.token });
    expect(again).toMatchObject({ token: first.token, visitor: first.visitor });
    const stranger = await visitor({ siteKey: 'harbour', token: 'x'.repeat(43) });
    expect(stranger.visitor).not.toBe(first.visitor);
    expect(stranger.token).not.toBe('x'.repeat(43));
  });

  it('T14: are worth nothing on another site', async () => {
    const { token } = await rig.auth.tokens.issue('0198c0de-0000-7000-8000-00000000ffff');
    expect((await visitor({ siteKey: 'harbour', token })).token).not.toBe(token);
  });

  it('end after 30 days without a visit, and not before', async () => {
    const { token } = await visitor({ siteKey: 'harbour' });
    const move = (days: number) =>
      rig.owner(`update auth.visitor_tokens set seen_at = now() - make_interval(days => $1)`, [days]);
    await move(29);
    expect(await rig.auth.tokens.find(token)).not.toBeNull();
    expect(await rig.owner(`select 1 from auth.visitor_tokens where seen_at > now() - interval '1 h'`)).toHaveLength(1);
    await move(31);
    expect(await rig.auth.tokens.find(token)).toBeNull();
  });

  it.each([
    ['an unknown site', { siteKey: 'nowhere' }, 404],
    ['no site', {}, 400],
    ['a field more', { siteKey: 'harbour', visitor: '1' }, 400],
    ['an endless token', { siteKey: 'harbour', token: 'x'.repeat(201) }, 413],
  ])('are refused for %s', async (_what, body, status) => {
    expect((await arrive(body)).status).toBe(status);
  });
});
