import type { ThreadItem, Time, Words } from '#libs/contracts';
import { fold } from '../fold';
import { emptyNotes, type Notes } from '../notes';
import type { ReplayFact } from '../replay/replay';

/** Whose eyes: the visitor's, those of everybody who was in the chat together, or one operator's by id. */
export type Viewer = 'visitor' | 'everybody' | (string & {});

/** A chat as somebody could read it. */
export interface Transcript {
  readonly chat: string;
  readonly site: string;
  readonly visitor: { readonly number: number; readonly name: Words | null };
  readonly startedAt: Time;
  /** Null: it goes on. */
  readonly closedAt: Time | null;
  readonly viewer: Viewer;
  /** Of an operator; else null. */
  readonly viewerName: string | null;
  readonly items: readonly ThreadItem[];
}

export interface Reading {
  readonly viewer: Viewer;
  /** Whether somebody who only watched may be asked for. */
  readonly watches: boolean;
  /** Names that the facts do not tell. */
  readonly notes?: Notes;
}

/**
 * Folds the facts of `replayOf` to what a viewer could read: a visitor's thread ends where it was frozen, an operator's
 * where he was there last. Null: no such chat, or the viewer was never in it.
 */
export function transcriptOf(chat: string, facts: readonly ReplayFact[], asked: Reading): Transcript | null {
  const notes = asked.notes ?? emptyNotes();
  const thread = new Thread(chat, asked);
  let closedAt: Time | null = null;
  for (const told of facts) {
    thread.take(notes, told);
    if (told.fact.type === 'ChatClosed' && told.streamId === chat) closedAt = told.at;
  }
  const known = notes.chat(chat);
  if (!known || !thread.wasThere) return null;
  const { number, name } = known.visitor;
  return {
    ...{ chat, viewer: asked.viewer, startedAt: known.startedAt, closedAt, visitor: { number, name } },
    site: notes.sites.get(known.site)?.configuration.name ?? '',
    viewerName: notes.operators.get(asked.viewer)?.name ?? null,
    items: thread.shown(),
  };
}

class Thread {
  /** Whether the viewer was there at any time. */
  wasThere: boolean;
  private readonly items = new Map<string, ThreadItem>();
  private readonly sees: (notes: Notes) => boolean;
  private isThere = false;
  /** How many items stood there when the viewer was there last. */
  private seen = 0;

  constructor(
    private readonly chat: string,
    private readonly asked: Reading,
  ) {
    const { viewer, watches } = asked;
    const isEverybody = viewer === 'visitor' || viewer === 'everybody';
    this.wasThere = isEverybody;
    this.sees = (notes) =>
      isEverybody ||
      (notes.chat(chat)?.readers.some(({ id, relation }) => id === viewer && (watches || relation === 'member')) ??
        false);
  }

  take(notes: Notes, told: ReplayFact): void {
    const kind = this.asked.viewer === 'visitor' ? 'visitor' : 'chat';
    for (const { feed, key, row, kind: of } of fold(notes, told))
      if (of === kind && feed === this.chat && /^\d+$/.test(key)) this.items.set(key, row as ThreadItem);
    const before = this.isThere;
    this.isThere = this.sees(notes);
    this.wasThere ||= this.isThere;
    // The fact by which somebody goes is still seen
    if (before || this.isThere) this.seen = this.items.size;
  }

  shown(): ThreadItem[] {
    return [...this.items.values()].slice(0, this.seen);
  }
}
