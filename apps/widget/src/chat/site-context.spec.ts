import { siteContext } from './site-context';

const nest = (levels: number): unknown => (levels === 0 ? 1 : { in: nest(levels - 1) });

describe('what the site passes in', () => {
  it('M4: is passed on as it is', () => {
    const given = { plan: 'gold', orders: [{ number: 48 }], since: null };
    expect(siteContext(given)).toEqual({ context: given });
  });

  it.each([
    ['nothing', null],
    ['nothing at all', undefined],
    ['too deep', nest(10)],
    ['too many nodes', Array.from({ length: 600 }, () => 1)],
    ['too large', ['x'.repeat(17_000)]],
    ['a function', { run: () => 1 }],
  ])('M4: %s is left out rather than refused with the first message', (_, given) => {
    expect(siteContext(given)).toEqual({});
  });

  it('M4: eight levels pass', () => {
    expect(siteContext(nest(8))).toEqual({ context: nest(8) });
  });
});
