import type { Language } from '../language';
import { arabic } from './arabic';
import { english } from './english';
import { german } from './german';
import type { Texts } from './texts';

export const speech: Record<Language, Texts> = { en: english, de: german, ar: arabic };
