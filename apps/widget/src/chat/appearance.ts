import { accentOf, inkOn, readableOn } from '../colour';

/** The panel's own surfaces, as in its style sheet. */
const surfaces = { light: '#ffffff', dark: '#151920' };

/** The site's colour, made readable on either surface; the style sheet picks by the visitor's choice of scheme. */
export function accentVariables(wish: string): Record<string, string> {
  const accent = accentOf(wish);
  const light = readableOn(surfaces.light, accent, 3);
  const dark = readableOn(surfaces.dark, accent, 7);
  return {
    '--lc-accent-light': light,
    '--lc-on-accent-light': inkOn(light),
    '--lc-accent-text-light': readableOn(surfaces.light, accent, 4.5),
    '--lc-accent-dark': dark,
    '--lc-on-accent-dark': inkOn(dark),
  };
}
