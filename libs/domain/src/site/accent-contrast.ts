/** The least that WCAG asks of text of ordinary size. */
export const leastContrast = 4.5;

const weights = [0.2126, 0.7152, 0.0722];

/** Of `#rrggbb` beside white, by the formula of WCAG: 1 to 21. */
export function contrastWithWhite(colour: string): number {
  const shares = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
  const luminance = shares.reduce((sum, share, at) => sum + share * (weights[at] ?? 0), 0);
  return 1.05 / (luminance + 0.05);
}

function linear(share: number): number {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
