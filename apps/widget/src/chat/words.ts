/** The most that a message may have, in code points. */
export const longest = 4_000;

const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const blank = /^[\s\p{Cc}\p{Cf}]*$/u;

/** What the wire carries unchanged; empty when there is nothing to read in it. */
export function tidy(typed: string): string {
  const text = typed.replace(/\r\n?/g, '\n').replace(control, '').replace(loneSurrogate, '\uFFFD').trim();
  return blank.test(text) ? '' : text;
}

/** How many code points a text has beyond the limit; 0 when it fits. */
export function excess(text: string): number {
  return text.length <= longest ? 0 : Math.max(0, [...text].length - longest);
}

/** The first so many code points, for what is cut rather than refused. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join('');
}

export interface Part {
  text: string;
  /** An address that may be followed. */
  link?: string;
}

const address = /https?:\/\/[^\s<>"'`]+/g;

/** A text in parts, web addresses apart. Only http and https are ever links; closing punctuation stays outside. */
export function linkParts(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const link = match[0].replace(/[.,;:!?)\]}]+$/, '');
    if (!URL.canParse(link)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: link, link });
    from = match.index + link.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
