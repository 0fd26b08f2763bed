import type { CommandBodies } from '#libs/contracts';
import type { HostPage } from '../port-messages';
import { siteContext } from './site-context';
import { cut } from './words';

/** What the frame knows of the visitor besides the words. */
export interface Surroundings {
  page: HostPage | null;
  context: unknown;
}

/** The visitor's answers to the questions before the chat; blank ones are not sent. */
export type Fields = Partial<Record<'name' | 'email', string>>;

export function startBody(text: string, fields: Fields, { page, context }: Surroundings): CommandBodies['chat.start'] {
  const given = Object.entries(fields).filter(([, value]) => value.trim());
  return {
    text,
    ...(given.length ? { fields: Object.fromEntries(given) } : {}),
    ...(page ? { page: fitted(page) } : {}),
    browser: {
      language: cut(navigator.language, 40),
      timeZone: cut(Intl.DateTimeFormat().resolvedOptions().timeZone, 60),
    },
    ...siteContext(context),
  };
}

function fitted({ url, title, referrer }: HostPage): HostPage {
  return { url: cut(url, 2_000), title: cut(title, 300), referrer: cut(referrer, 2_000) };
}
