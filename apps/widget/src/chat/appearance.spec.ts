import { contrast } from '../colour';
import { accentVariables } from './appearance';

describe('the site’s colour in the panel', () => {
  const found = (accent: string): Record<string, string> => accentVariables(accent);

  it.each(['#2d55d8', '#0f766e', '#ffd400', '#000000', '#ffffff', 'no colour'])(
    '%s: what stands on it, and it as words, can be read on light and dark',
    (accent) => {
      const of = found(accent);
      expect(contrast(of['--lc-accent-light']!, of['--lc-on-accent-light']!)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of['--lc-accent-dark']!, of['--lc-on-accent-dark']!)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of['--lc-accent-text-light']!, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of['--lc-accent-dark']!, '#151920')).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('a colour that can be read stays the site’s own', () => {
    expect(found('#0f766e')).toMatchObject({ '--lc-accent-light': '#0f766e', '--lc-on-accent-light': '#ffffff' });
  });
});
