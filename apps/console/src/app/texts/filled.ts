import type { Given } from './scope';

/** Puts what is given into `{{...}}`, once: what came from people is never read as a text of ours. */
export function filled(text: string, given: Given, shown: (value: string | number) => string = String): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const value = given[name];
    return value === undefined ? '' : shown(value);
  });
}
