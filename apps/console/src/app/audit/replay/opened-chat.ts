import { computed, inject, Injectable, signal } from '@angular/core';
import type { Replay, ReplayPerson } from '#libs/contracts';
import { audit } from '../../texts/scopes/audit';
import { Texts } from '../../texts/texts';
import { Wording } from '../../ui/wording';
import { Archive, Refused } from '../archive';
import { onlyWatched } from './attendance';
import { ScreenTape } from './screen-tape';

/** The chat that the page replays. */
@Injectable()
export class OpenedChat {
  readonly #archive = inject(Archive);
  readonly #wording = inject(Wording);
  readonly #t = inject(Texts).of(audit);
  readonly #replay = signal<Replay | null>(null);
  readonly #state = signal<'loading' | 'none' | 'failed' | 'unreadable' | 'here'>('loading');

  readonly replay = this.#replay.asReadonly();
  readonly state = this.#state.asReadonly();
  readonly tapes = computed(
    () => new Map((this.#replay()?.screens ?? []).map(({ who, changes }) => [who.id, new ScreenTape(changes)])),
  );
  readonly #spans = computed(() => new Map((this.#replay()?.lanes ?? []).map(({ who, spans }) => [who.id, spans])));
  readonly operators = computed(() =>
    (this.#replay()?.screens ?? []).filter(({ who }) => who.kind === 'operator').map(({ who }) => who),
  );
  readonly visitorName = computed(() => {
    const replay = this.#replay();
    return replay ? this.#wording.visitor(replay.visitor) : '';
  });

  async load(chat: string): Promise<Replay | null> {
    this.#state.set('loading');
    this.#replay.set(null);
    try {
      const replay = await this.#archive.ask('history.replay', { chat });
      this.#replay.set(replay);
      this.#state.set('here');
      return replay;
    } catch (error) {
      this.#state.set(failureOf(error));
      return null;
    }
  }

  spansOf(person: string) {
    return this.#spans().get(person) ?? [];
  }

  watched(person: string): boolean {
    return onlyWatched(this.spansOf(person));
  }

  nameOf({ kind, name }: ReplayPerson): string {
    if (kind === 'visitor') return this.#t('replay.visitor');
    if (kind === 'system') return this.#t('replay.system');
    return name === null ? this.#t('replay.operator') : this.#wording.words(name);
  }
}

/** Facts that were tampered with cannot be folded: that is said as what it is. */
function failureOf(error: unknown): 'none' | 'unreadable' | 'failed' {
  const code = error instanceof Refused ? error.code : '';
  if (code === 'NOT_FOUND' || code === 'BAD_FIELD') return 'none';
  return code === 'INTERNAL' ? 'unreadable' : 'failed';
}
