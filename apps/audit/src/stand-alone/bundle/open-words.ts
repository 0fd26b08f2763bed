import { Altered, Malformed, type RecordEvent } from '#libs/record';

const [nonceStart, nonceEnd] = [1, 13];

const uuidBytes = (id: string): Uint8Array =>
  Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** What the words are bound to; see libs/sealing. */
function contextOf({ streamId, eventId, keyRef, schemaVersion, type }: RecordEvent): Uint8Array<ArrayBuffer> {
  const version = [schemaVersion >> 8, schemaVersion & 0xff];
  const ids = [streamId, eventId, keyRef ?? ''].flatMap((id) => [...uuidBytes(id)]);
  return Uint8Array.from([...ids, ...version, ...new TextEncoder().encode(type)]);
}

/** The words of one event, with the key of that event. Node and pages have the same means for it. */
export async function openWords(event: RecordEvent, key: Uint8Array | null): Promise<object | 'erased' | undefined> {
  if (event.keyRef === null) return undefined;
  if (key === null || event.sealed === null) return 'erased';
  if (event.sealed[0] !== 1) throw new Malformed(`position ${event.position} is sealed in an unknown form`);
  const { subtle } = globalThis.crypto;
  const [iv, sealed] = [event.sealed.slice(nonceStart, nonceEnd), event.sealed.slice(nonceEnd)];
  try {
    const imported = await subtle.importKey('raw', Uint8Array.from(key), 'AES-GCM', false, ['decrypt']);
    const algorithm = { name: 'AES-GCM', iv: Uint8Array.from(iv), additionalData: contextOf(event) };
    const plain = await subtle.decrypt(algorithm, imported, Uint8Array.from(sealed));
    return JSON.parse(new TextDecoder().decode(plain)) as object;
  } catch {
    throw new Altered(`position ${event.position}: the key of the event does not open its words`);
  }
}
