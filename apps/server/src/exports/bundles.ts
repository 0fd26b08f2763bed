import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { chatStream, readingStream, Rejection } from '#libs/domain';
import type { EventStore, StoredEvent } from '#libs/event-store';
import { type Bundle, type BundledEvent, bundleText, eventLine, openHead, Prover, subtreesOf, toBase64, toHex, TreeHashing, UnusableEvidence, verifierKeyText } from '#libs/record'; // prettier-ignore
import { checkSignature, nodeSha256, SealFolder } from '#libs/seal-folder';
import { eventKey, type PersonKeys } from '#libs/sealing';

export interface BundleParts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly keys: Pick<PersonKeys, 'byRef'>;
  readonly sealDir: string;
  /** Names that go along; they are not part of the proof. */
  readonly operators: () => readonly { readonly id: string; readonly name: string }[];
  readonly siteName: (site: string) => string;
  readonly now: () => number;
  /** The page that `npm run build` makes. */
  readonly frame: string;
}

/** Milliseconds: the last facts are sealed within five seconds of being recorded. */
const patience = 8_000;
const lookEvery = 250;
const hashing = new TreeHashing(nodeSha256);

/** A7: a chat in one file that proves itself offline. */
export class Bundles {
  constructor(private readonly parts: BundleParts) {}

  async make(chat: string): Promise<string> {
    const streams = [chatStream(chat).id, readingStream(chat).id];
    const read = await Promise.all(streams.map((id) => this.parts.store.readStream(id, 0)));
    const events = read.flat().sort((one, other) => one.position - other.position);
    if (events[0]?.type !== 'ChatStarted') throw new Rejection('NOT_FOUND');
    const text = bundleText(await this.bundle(chat, events));
    const frame = await readFile(this.parts.frame, 'utf8');
    const sha256 = toHex(nodeSha256(Buffer.from(text)));
    return frame.replace(/__(SHA256|BUNDLE)__/g, (_, name) => (name === 'BUNDLE' ? text : sha256));
  }

  private async bundle(chat: string, events: readonly StoredEvent[]): Promise<Bundle> {
    const { sealDir, siteName, now } = this.parts;
    const note = await this.headOver(events.at(-1)?.position ?? 0);
    const folder = await SealFolder.open(sealDir, 0, 'read');
    try {
      const key = await folder.key();
      const head = await openHead(note, key, checkSignature);
      const sealed = events.filter(({ position }) => position <= head.position);
      const prover = new Prover(hashing, subtreesOf(hashing, folder.tree));
      const bundled: BundledEvent[] = [];
      for (const event of sealed) bundled.push(await this.proved(event, prover, head.position));
      return {
        ...{ format: 'parley-bundle', version: 1, chat, site: siteName(siteOf(events)), names: this.namesIn(bundled) },
        ...{ exportedAt: new Date(now()).toISOString(), publicKey: verifierKeyText(key), head: note, events: bundled },
        unsealed: events.length - sealed.length,
      };
    } finally {
      await folder.close();
    }
  }

  /** The last signed head; waits a little for one that vouches for the position. */
  private async headOver(position: number): Promise<string> {
    for (let waited = 0; ; waited += lookEvery) {
      const note = await this.lastHead();
      const size = Number(note?.split('\n')[1] ?? 0);
      if (note && (size >= position || waited >= patience)) return note;
      // Another node seals, into a folder of its own; or nothing is sealed at all
      if (waited >= patience) throw new Rejection('CONFLICT');
      await pause(lookEvery);
    }
  }

  private async lastHead(): Promise<string | null> {
    try {
      const folder = await SealFolder.open(this.parts.sealDir, 0, 'read');
      return await folder.heads.last().finally(() => folder.close());
    } catch (error) {
      if (error instanceof UnusableEvidence) return null;
      throw error;
    }
  }

  private async proved(event: StoredEvent, prover: Prover, size: number): Promise<BundledEvent> {
    const path = await prover.inclusion(event.position - 1, size);
    const person = event.keyRef === null ? undefined : await this.parts.keys.byRef(event.keyRef);
    const key = person?.key ? toBase64(eventKey(person.key, event.eventId)) : null;
    return { line: eventLine(event).trimEnd(), path: path.map(toBase64), key };
  }

  private namesIn(events: readonly BundledEvent[]): Record<string, string> {
    const text = events.map(({ line }) => line).join('\n');
    return Object.fromEntries(
      this.parts.operators().flatMap(({ id, name }) => (text.includes(id) ? [[id, name]] : [])),
    );
  }
}

const siteOf = (events: readonly StoredEvent[]): string =>
  (JSON.parse(events[0]?.data ?? '{}') as { site?: string }).site ?? '';
