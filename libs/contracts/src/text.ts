/** Nothing to read: spaces, controls and zero-width marks only. */
const blank = /^[\s\p{Cc}\p{Cf}\u115f\u1160\u3164\uffa0]*$/u;
/** C0 controls except tab and line feed. */
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;
const manyMarks = /\p{M}{11}/u;

/** Text that JSON, UTF-8 and PostgreSQL carry unchanged: well-formed, no NUL, no control but tab and line feed. */
export function isCarried(text: string): boolean {
  return text.isWellFormed() && !control.test(text);
}

export function isBlank(text: string): boolean {
  return blank.test(text);
}

/** A name on one line, without stacked marks or direction overrides, which could dress it up as something else. */
export function isPlainName(text: string): boolean {
  return isCarried(text) && !/[\n\t\u202a-\u202e\u2066-\u2069]/.test(text) && !manyMarks.test(text) && !isBlank(text);
}

/** Code points, which is what people count. */
export function length(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
