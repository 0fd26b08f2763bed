import type { Texts } from './texts';

declare global {
  /** Left by the one language file that the chat's page loads before this script. */
  var parleyTexts: Texts;
}

export const texts = globalThis.parleyTexts;
