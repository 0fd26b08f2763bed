import { InjectionToken } from '@angular/core';
import type { Role } from '#libs/contracts';
import { LiveConnection, openSocket, type Outgoing, type OutboxStorage } from '#libs/sync-client';
import { HttpSocket } from './http-socket';

/** How the console reaches the server; a spec or a story hands in its own way. */
export const CONNECT = new InjectionToken<(csrfToken: string, operator: string, role: Role) => LiveConnection>(
  'connect',
  {
    factory: () => (csrfToken, operator, role) => {
      const socket = role === 'auditor' ? new HttpSocket(csrfToken) : openSocket('/staff', { csrfToken });
      return new LiveConnection(socket, { storage: unsentTexts(operator) });
    },
  },
);

/** M2: texts that were not sent yet live in this window over a reload; two windows never send each other's. */
function unsentTexts(operator: string): OutboxStorage {
  const key = `parley.unsent.${operator}`;
  return {
    load: () => JSON.parse(sessionStorage.getItem(key) ?? '[]') as Outgoing[],
    save: (unsent) => sessionStorage.setItem(key, JSON.stringify(unsent)),
  };
}
