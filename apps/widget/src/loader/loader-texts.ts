import type { Language, Plural } from '../language';

interface LoaderTexts {
  open: string;
  minimize: string;
  chat: string;
  unread: Plural;
  unreachable: string;
}

/** The few words that stand on the site's own page. */
export const loaderTexts: Record<Language, LoaderTexts> = {
  en: {
    open: 'Open chat',
    minimize: 'Minimize chat',
    chat: 'Chat',
    unread: { one: '# new message', other: '# new messages' },
    unreachable: 'The chat can’t be reached. Please try again.',
  },
  de: {
    open: 'Chat öffnen',
    minimize: 'Chat minimieren',
    chat: 'Chat',
    unread: { one: '# neue Nachricht', other: '# neue Nachrichten' },
    unreachable: 'Der Chat ist nicht erreichbar. Bitte versuchen Sie es noch einmal.',
  },
  ar: {
    open: 'فتح المحادثة',
    minimize: 'تصغير المحادثة',
    chat: 'المحادثة',
    unread: {
      one: 'رسالة جديدة واحدة',
      two: 'رسالتان جديدتان',
      few: '# رسائل جديدة',
      many: '# رسالة جديدة',
      other: '# رسالة جديدة',
    },
    unreachable: 'تعذر الوصول إلى المحادثة. حاول مرة أخرى.',
  },
};
