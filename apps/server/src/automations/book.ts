import {
  type ChatFact,
  evolveSettings,
  type OperatorFact,
  type ParleyFact,
  type Settings,
  type SettingsFact,
  type StaffFact,
} from '#libs/domain';
import type { DueCommand } from './due-command';
import { factPlaces } from './fact-places';
import {
  blankChatPage,
  blankOperatorPage,
  chatPageAfter,
  chatPageAfterSignOut,
  operatorPageAfter,
  operatorPageAfterStaff,
  peopleOf,
} from './pages';
import type { ChatPage, Due, OperatorPage, Sentence } from './sentence';
import { chatSentences, operatorSentences } from './sentences';

/** A fact as the automations read it: without anybody's words. */
export interface Noted {
  readonly streamId: string;
  readonly eventId: string;
  readonly correlationId: string;
  /** Milliseconds, on the clock of the node that decided. */
  readonly at: number;
  readonly fact: ParleyFact;
}

export interface Deadline {
  /** Sentence, chat or operator, and whom of them. */
  readonly key: string;
  readonly about: string;
  readonly dueAt: number;
  readonly moves: boolean;
  readonly command: DueCommand;
  /** The fact since which it is wanted. */
  readonly eventId: string;
  readonly correlationId: string;
}

export interface Pages {
  readonly chats: Map<string, ChatPage>;
  readonly operators: Map<string, OperatorPage>;
  readonly deadlines: Map<string, Deadline>;
  settings: Settings;
}

/**
 * What is to be done, and when, as it follows from the facts. A deadline stands as long as its sentence wants it: nothing
 * removes one by hand, so none is forgotten. Holds the pages that its facts touch, which must have been loaded.
 */
export class Book {
  constructor(readonly pages: Pages) {}

  take(noted: Noted): void {
    const { fact } = noted;
    switch (factPlaces[fact.type]) {
      case 'chat':
        return this.takeChat(noted, fact as ChatFact);
      case 'presence':
        return this.takePerson(noted, (page) => operatorPageAfter(page, fact as OperatorFact));
      case 'staff':
        return this.takePerson(noted, (page) => operatorPageAfterStaff(page, fact as StaffFact));
      case 'sign-out':
        return this.takeSignOut(noted, fact as Extract<OperatorFact, { type: 'SignedOut' }>);
      case 'settings':
        return this.takeSettings(noted, fact as SettingsFact);
      case 'ignored':
    }
  }

  private takeChat(noted: Noted, fact: ChatFact): void {
    const id = noted.streamId;
    const page = chatPageAfter(this.pages.chats.get(id) ?? blankChatPage, fact);
    if (page.chat.closed) this.pages.chats.delete(id);
    else this.pages.chats.set(id, page);
    this.writeChat(id, noted);
  }

  private takePerson(noted: Noted, change: (page: OperatorPage) => OperatorPage): void {
    const { operator: id } = noted.fact.data as { operator: string };
    const page = change(this.operator(id));
    this.pages.operators.set(id, page);
    this.write(id, noted, dueOf(operatorSentences, { ...page, id }));
    for (const chat of this.chatsWith(id)) this.writeChat(chat, noted);
  }

  /** Only a sign-out of the operator's own; other ends of sessions are answered by the graces of O2, or by O4. */
  private takeSignOut(noted: Noted, { data }: Extract<OperatorFact, { type: 'SignedOut' }>): void {
    if (data.reason !== 'operator') return;
    for (const id of this.chatsWith(data.operator)) {
      const page = this.pages.chats.get(id) ?? blankChatPage;
      this.pages.chats.set(id, chatPageAfterSignOut(page, data.operator));
      this.writeChat(id, noted);
    }
  }

  private takeSettings(noted: Noted, fact: SettingsFact): void {
    this.pages.settings = evolveSettings(this.pages.settings, fact);
    for (const id of this.pages.chats.keys()) this.writeChat(id, noted);
  }

  private operator(id: string): OperatorPage {
    return this.pages.operators.get(id) ?? blankOperatorPage;
  }

  private chatsWith(operator: string): string[] {
    return [...this.pages.chats].filter(([, page]) => peopleOf(page).includes(operator)).map(([id]) => id);
  }

  private writeChat(id: string, noted: Noted): void {
    const page = this.pages.chats.get(id);
    const { settings } = this.pages;
    const operator = (one: string): OperatorPage => this.operator(one);
    this.write(id, noted, page ? dueOf(chatSentences, { ...page, id, settings, operator }) : new Map());
  }

  /** What is wanted as before keeps its cause and its place in time. */
  private write(about: string, noted: Noted, wanted: ReadonlyMap<string, Due>): void {
    const { deadlines } = this.pages;
    for (const [key, one] of deadlines) if (one.about === about && !wanted.has(key)) deadlines.delete(key);
    for (const [key, due] of wanted) {
      const before = deadlines.get(key);
      if (before && JSON.stringify(before.command) === JSON.stringify(due.command)) continue;
      const { eventId, correlationId } = noted;
      const moves = due.moves ?? false;
      deadlines.set(key, {
        key,
        about,
        dueAt: due.at ?? noted.at,
        moves,
        command: due.command,
        eventId,
        correlationId,
      });
    }
  }
}

function dueOf<S extends { readonly id: string }>(sentences: readonly Sentence<S>[], scene: S): Map<string, Due> {
  const all = sentences.flatMap(({ name, due }) =>
    due(scene).map((one) => [`${name}:${scene.id}${one.whom === undefined ? '' : `:${one.whom}`}`, one] as const),
  );
  return new Map(all);
}

/** Which pages have to be there before these facts are taken. `all`: every open chat. */
export function needsOf(facts: readonly Noted[]): { chats: string[]; operators: string[]; all: boolean } {
  const of = (...places: string[]): Noted[] => facts.filter(({ fact }) => places.includes(factPlaces[fact.type]));
  const people = of('presence', 'staff', 'sign-out').map(({ fact }) => (fact.data as { operator: string }).operator);
  return {
    chats: [...new Set(of('chat').map(({ streamId }) => streamId))],
    operators: [...new Set(people)],
    all: of('settings').length > 0,
  };
}
