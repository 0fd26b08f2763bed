import type { FactOf } from '#libs/domain';
import type { ChatNotes } from './note-shapes';
import { shownWords } from './words';

/** A chat begins: the visitor waits, nobody is in it. */
export function startChat({ data, ...fact }: FactOf<'ChatStarted'>, at: number): ChatNotes {
  return {
    id: data.chat,
    site: data.site,
    visitor: {
      id: data.visitor,
      number: data.number,
      name: data.named ? shownWords(fact.private, (told) => told.name) : null,
      presence: 'present',
    },
    email: shownWords(fact.private, (told) => told.email),
    page: shownWords(fact.private, (told) => told.page),
    previous: data.previous,
    startedAt: at,
    since: at,
    closed: false,
    members: [],
    readers: [],
    offers: [],
    entering: null,
    last: null,
    memberHead: 0,
    visitorHead: 0,
    hidden: [],
    unseen: {},
    marks: {},
    context: {},
  };
}
