import type { Language } from '../../language';
import { arabic } from '../arabic';
import { english } from '../english';
import { german } from '../german';
import type { Texts } from '../texts';

/** Every language at once, which no visitor loads. */
export const speech: Record<Language, Texts> = { en: english, de: german, ar: arabic };
