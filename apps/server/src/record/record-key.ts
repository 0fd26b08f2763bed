import type { EventStore } from '#libs/event-store';
import { originOf, toBase64, verifierKeyText } from '#libs/record';
import type { Signer } from '#libs/seal-folder';

export interface PublishedKey {
  readonly algorithm: 'Ed25519';
  /** Names the log. */
  readonly origin: string;
  /** As tools of transparency logs take it. */
  readonly verifierKey: string;
  /** The 32 bytes in base64. */
  readonly publicKey: string;
}

/** The public key that heads of this log are signed with. */
export class RecordKey {
  constructor(
    private readonly store: Pick<EventStore, 'readAll'>,
    private readonly signer: Signer,
  ) {}

  /** Null while the log is empty and has no name. */
  async published(): Promise<PublishedKey | null> {
    const [first] = await this.store.readAll(0, 1);
    if (!first) return null;
    const origin = originOf(first.hash, first.lane);
    const key = this.signer.key(origin);
    return { algorithm: 'Ed25519', origin, verifierKey: verifierKeyText(key), publicKey: toBase64(key.key) };
  }
}
