/** Colours are `#rrggbb`. */
type Colour = string;

/** Pure black: with it one of the two inks always reaches 4.5. */
const darkInk = '#000000';
const channels = (colour: Colour): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast by the formula of WCAG: 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** White or black, whichever reads better on the colour. */
export function inkOn(colour: Colour): Colour {
  return contrast('#ffffff', colour) >= contrast(darkInk, colour) ? '#ffffff' : darkInk;
}

function mix(colour: Colour, towards: Colour, share: number): Colour {
  const end = channels(towards);
  const mixed = channels(colour).map((value, at) => Math.round(value + (end[at]! - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The colour itself, or as little lighter or darker as it takes to reach the contrast on that surface. */
export function readableOn(surface: Colour, colour: Colour, ratio: number): Colour {
  const towards = luminance(surface) > 0.18 ? '#000000' : '#ffffff';
  const shares = Array.from({ length: 20 }, (_, step) => step / 20);
  const share = shares.find((one) => contrast(mix(colour, towards, one), surface) >= ratio) ?? 1;
  return mix(colour, towards, share);
}

/** The site's colour if it is one, else Parley's blue. */
export function accentOf(wish: string): Colour {
  return /^#[0-9a-f]{6}$/i.test(wish) ? wish : '#2d55d8';
}
