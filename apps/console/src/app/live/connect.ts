import { InjectionToken } from '@angular/core';
import { LiveConnection, openSocket, type Outgoing, type OutboxStorage } from '#libs/sync-client';

/** How the console reaches the server; a spec or a story hands in its own way. */
export const CONNECT = new InjectionToken<(csrfToken: string, operator: string) => LiveConnection>('connect', {
  factory: () => (csrfToken, operator) =>
    new LiveConnection(openSocket('/staff', { csrfToken }), { storage: unsentTexts(operator) }),
});

/** M2: texts that were not sent yet live in this window over a reload; two windows never send each other's. */
function unsentTexts(operator: string): OutboxStorage {
  const key = `parley.unsent.${operator}`;
  return {
    load: () => JSON.parse(sessionStorage.getItem(key) ?? '[]') as Outgoing[],
    save: (unsent) => sessionStorage.setItem(key, JSON.stringify(unsent)),
  };
}
