import { fromBase64, joined, Malformed, toBase64, toHex } from './bytes';
import type { Sha256 } from './event';

const utf8 = new TextEncoder();
const ed25519 = 1;

/** Checks an Ed25519 signature; handed in, since Node and pages have it in different places. */
export type CheckSignature = (
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** A public key with the name it signs under (C2SP signed-note, "verifier keys"). */
export interface VerifierKey {
  readonly name: string;
  readonly id: string;
  readonly key: Uint8Array;
}

/** Four bytes that tell keys apart; they prove nothing. */
export function keyId(sha256: Sha256, name: string, key: Uint8Array): string {
  return toHex(sha256(joined(utf8.encode(`${name}\n`), Uint8Array.of(ed25519), key)).subarray(0, 4));
}

export function verifierKey(sha256: Sha256, name: string, key: Uint8Array): VerifierKey {
  return { name, id: keyId(sha256, name, key), key };
}

export const verifierKeyText = ({ name, id, key }: VerifierKey): string =>
  `${name}+${id}+${toBase64(joined(Uint8Array.of(ed25519), key))}`;

export function parseVerifierKey(sha256: Sha256, line: string): VerifierKey {
  const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim());
  const [, name = '', id = '', encoded = ''] = found ?? [];
  const bytes = found ? fromBase64(encoded) : new Uint8Array(0);
  if (bytes.length !== 33 || bytes[0] !== ed25519) throw new Malformed('this is no verifier key of Ed25519');
  const key = verifierKey(sha256, name, bytes.subarray(1));
  if (key.id !== id) throw new Malformed('the id of the verifier key is not that of its key');
  return key;
}

export interface SignedNote {
  /** Ends with a line feed; what is signed. */
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: string; readonly signature: Uint8Array }[];
}

export function noteText(text: string, key: VerifierKey, signature: Uint8Array): string {
  const idBytes = Uint8Array.from(key.id.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  return `${text}\n\u2014 ${key.name} ${toBase64(joined(idBytes, signature))}\n`;
}

function signatureOf(line: string): SignedNote['signatures'][number] {
  const [, name = '', encoded = ''] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes.length < 5) throw new Malformed('a signature line of a head cannot be read');
  return { name, id: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

export function parseNote(note: string): SignedNote {
  const border = note.lastIndexOf('\n\n');
  const lines = note.slice(border + 2).split('\n');
  if (border < 0 || lines.pop() !== '' || lines.length === 0) throw new Malformed('this is no signed note');
  return { text: note.slice(0, border + 1), signatures: lines.map(signatureOf) };
}
