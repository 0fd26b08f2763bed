/** The least that WCAG asks of text of ordinary size; the server refuses less. */
export const leastContrast = 4.5;

const weights = [0.2126, 0.7152, 0.0722];
const channels = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** Of `#rrggbb` beside white, by the formula of WCAG: 1 to 21. */
export function contrastWithWhite(colour: string): number {
  const luminance = channels(colour)
    .map((value) => value / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4))
    .reduce((sum, share, at) => sum + share * (weights[at] ?? 0), 0);
  return 1.05 / (luminance + 0.05);
}

/** The colour itself if words on it can be read, else the lightest shade of it on which they can. */
export function nearestReadable(colour: string): string {
  for (let step = 256; step > 0; step--) {
    const shade = shaded(colour, step / 256);
    if (contrastWithWhite(shade) >= leastContrast) return shade;
  }
  return '#000000';
}

function shaded(colour: string, share: number): string {
  const parts = channels(colour).map((value) =>
    Math.round(value * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}
