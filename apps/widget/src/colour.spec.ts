import { accentOf, contrast, inkOn, readableOn } from './colour';

const accents = ['#2d55d8', '#ffe000', '#000000', '#ffffff', '#e11d48', '#7c8796', '#0f766e'];

describe('the colours of a site', () => {
  it('contrast is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#2d55d8', '#ffffff')).toBeCloseTo(6.2, 1);
  });

  it.each(accents)('words on %s have a contrast of at least 4.5', (accent) => {
    expect(contrast(inkOn(accent), accent)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(accents)('%s is made readable on the light and on the dark panel', (accent) => {
    expect(contrast(readableOn('#ffffff', accent, 4.5), '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(readableOn('#151920', accent, 7), '#151920')).toBeGreaterThanOrEqual(7);
  });

  it('a colour that is readable already stays as the site chose it', () => {
    expect(readableOn('#ffffff', '#2d55d8', 4.5)).toBe('#2d55d8');
  });

  it('what is no colour becomes the blue of Parley', () => {
    expect(accentOf('red;}')).toBe('#2d55d8');
    expect(accentOf('#0f766e')).toBe('#0f766e');
  });
});
