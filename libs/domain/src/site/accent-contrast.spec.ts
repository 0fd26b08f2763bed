import { contrastWithWhite, leastContrast } from '#libs/domain';

describe('the contrast of an accent', () => {
  it('given black and white, when they stand beside white, then it is the most and the least there is', () => {
    expect(contrastWithWhite('#000000')).toBeCloseTo(21);
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
  });

  it('given the greys on both sides of the limit that WCAG names, when they are compared with it, then one may be read', () => {
    expect(contrastWithWhite('#767676')).toBeGreaterThanOrEqual(leastContrast);
    expect(contrastWithWhite('#777777')).toBeLessThan(leastContrast);
  });

  it('given one pure colour each, when they stand beside white, then green is the brightest and blue the darkest', () => {
    const [red, green, blue] = ['#ff0000', '#00ff00', '#0000ff'].map(contrastWithWhite);
    expect([red, green, blue].map((ratio) => ratio?.toFixed(2))).toEqual(['4.00', '1.37', '8.59']);
  });
});
