import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { ChatProof, Replay } from '#libs/contracts';
import { parseVerifierKey, pureSha256, type VerifierKey } from '#libs/record';
import { Archive, Refused } from '../archive';
import { checkChat } from './check-chat';
import { CannotCheck, type Verdict } from './verdict';

/** Milliseconds until it is looked again whether the rest was sealed, and how often. */
const lookAgain = 6_000;
const looks = 3;

/** Keeps the first key that this browser saw for a log: another one under the same name is not believed. */
const pinned = (log: string): string => `parley.record-key.${log}`;

/** Whether the record of the open chat is what was sealed; computed here, from the bytes. */
@Injectable()
export class Integrity {
  readonly #archive = inject(Archive);
  readonly #verdict = signal<Verdict>({ is: 'checking' });
  readonly verdict = this.#verdict.asReadonly();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#turn += 1;
      clearTimeout(this.#timer);
    });
  }

  /** `replay` is what is shown; null where it could not be read at all. */
  async check(chat: string, replay: Replay | null, left = looks): Promise<void> {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    const verdict = await this.#check(chat, replay).catch((error: unknown) => unchecked(error));
    if (turn !== this.#turn) return;
    this.#verdict.set(verdict);
    const mayChange = verdict.is === 'unsealed' || (verdict.is === 'unchecked' && verdict.why === 'no-head');
    if (mayChange && left > 0) this.#timer = setTimeout(() => void this.check(chat, replay, left - 1), lookAgain);
  }

  async #check(chat: string, replay: Replay | null): Promise<Verdict> {
    const ask = (after: number): Promise<ChatProof> => this.#archive.ask('history.proof', { chat, after });
    const first = await ask(0);
    if (first.head === null) throw new CannotCheck('no-head');
    if (!globalThis.crypto?.subtle) throw new CannotCheck('no-crypto');
    const again = (after: number): Promise<ChatProof> => (after === 0 ? Promise.resolve(first) : ask(after));
    return checkChat({ ask: again, key: await publishedKey(), check: signed, shown: replay?.events ?? [] });
  }
}

async function publishedKey(): Promise<VerifierKey> {
  const response = await fetch('/api/record/key');
  if (!response.ok) throw new CannotCheck('failed');
  const { origin, verifierKey } = (await response.json()) as { origin: string; verifierKey: string };
  const known = localStorage.getItem(pinned(origin));
  if (known !== null && known !== verifierKey) throw new CannotCheck('other-key');
  localStorage.setItem(pinned(origin), verifierKey);
  return parseVerifierKey(pureSha256, verifierKey);
}

async function signed(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
  try {
    const imported = await crypto.subtle.importKey('raw', own(key), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, own(signature), own(message));
  } catch {
    throw new CannotCheck('no-crypto');
  }
}

function unchecked(error: unknown): Verdict {
  if (error instanceof CannotCheck) return { is: 'unchecked', why: error.why };
  return { is: 'unchecked', why: error instanceof Refused && error.code === 'FORBIDDEN' ? 'forbidden' : 'failed' };
}
