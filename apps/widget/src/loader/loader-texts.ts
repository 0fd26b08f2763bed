import type { Language } from '../language';

interface LoaderTexts {
  open: string;
  minimize: string;
  chat: string;
  unreachable: string;
}

/** The few words that stand on the site's own page. */
export const loaderTexts: Record<Language, LoaderTexts> = {
  en: {
    open: 'Open chat',
    minimize: 'Minimize chat',
    chat: 'Chat',
    unreachable: 'The chat can’t be reached.',
  },
  de: {
    open: 'Chat öffnen',
    minimize: 'Chat minimieren',
    chat: 'Chat',
    unreachable: 'Der Chat ist nicht erreichbar.',
  },
  ar: {
    open: 'فتح المحادثة',
    minimize: 'تصغير المحادثة',
    chat: 'المحادثة',
    unreachable: 'تعذر الوصول إلى المحادثة.',
  },
};
