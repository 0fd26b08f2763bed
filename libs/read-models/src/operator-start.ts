import type { FactOf } from '#libs/domain';
import type { OperatorNotes } from './note-shapes';
import { namelessOperator } from './people';
import { shownWords } from './words';

/** An operator's name out of a fact; a row needs some name even when the words are erased. */
export function nameOf(fact: FactOf<'OperatorCreated' | 'OperatorRenamed'>): string {
  const name = shownWords<{ name: string }, string>(fact.private, (told) => told.name);
  return typeof name === 'string' ? name : namelessOperator;
}

/** A new operator is offline and has the start password. */
export function startOperator(fact: FactOf<'OperatorCreated'>): OperatorNotes {
  const email = shownWords(fact.private, (told) => told.email);
  return {
    id: fact.data.operator,
    name: nameOf(fact),
    email: typeof email === 'string' ? email : '',
    role: fact.data.role,
    sites: fact.data.sites,
    enabled: true,
    password: 'start',
    startPasswordExpiresAt: null,
    presence: 'offline',
    choices: {},
    load: 0,
    chats: [],
  };
}
