import { contrastWithWhite, isColour, leastContrast, nearestReadable } from './contrast';

describe('the contrast of an accent', () => {
  it('is that of WCAG', () => {
    expect(contrastWithWhite('#000000')).toBeCloseTo(21);
    expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
    expect(contrastWithWhite('#777777')).toBeCloseTo(4.48, 2);
    expect(contrastWithWhite('#767676')).toBeGreaterThanOrEqual(leastContrast);
  });

  it.each(['#ffe000', '#7c8796', '#00ff00', '#ffffff', '#ff8a80'])(
    'V1: a shade of %s is proposed on which words can be read, and one step lighter is not enough',
    (colour) => {
      const proposed = nearestReadable(colour);
      expect(contrastWithWhite(proposed)).toBeGreaterThanOrEqual(leastContrast);
      expect(contrastWithWhite(proposed)).toBeLessThan(leastContrast + 0.2);
    },
  );

  it('V1: a colour that can be read stays as it is', () => {
    expect(nearestReadable('#2d55d8')).toBe('#2d55d8');
  });

  it('knows a colour', () => {
    expect(['#2d55d8', '#2D55D8', 'red', '#fff', '#2d55d8;'].map(isColour)).toEqual([true, true, false, false, false]);
  });
});
