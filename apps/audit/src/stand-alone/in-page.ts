import { pureSha256, type Records } from '#libs/record';
import { type Answer, checkExport } from './check-export';

/** As much of a page's File as is needed. */
export interface PageFile {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer>; text(): Promise<string> };
}

export interface PageFiles {
  readonly exported: PageFile;
  /** Heads, ledger and hints, told apart by their names. */
  readonly sealed: readonly PageFile[];
  readonly key: string;
  readonly onProgress: (position: number) => void;
}

const pieceSize = 1 << 22;

async function* textOf(file: PageFile): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for (let at = 0; at < file.size; at += pieceSize)
    yield decoder.decode(await file.slice(at, at + pieceSize).arrayBuffer(), { stream: true });
}

/** Full files have the same number of records each. */
function recordsOf(files: readonly PageFile[], size: number): Records {
  const perFile = 65_536;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const read = async (first: number, count: number): Promise<Uint8Array> => {
    const parts: Uint8Array[] = [];
    for (let at = first - 1; at < first - 1 + count; at = (Math.floor(at / perFile) + 1) * perFile) {
      const from = at % perFile;
      const file = files[Math.floor(at / perFile)];
      const to = Math.min(perFile, from + first - 1 + count - at);
      if (file) parts.push(new Uint8Array(await file.slice(from * size, to * size).arrayBuffer()));
    }
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
    return whole;
  };
  return { length: Math.floor(bytes / size), read };
}

/** For a page: the same check with nothing but what browsers have. */
export function checkFiles({ exported, sealed, key, onProgress }: PageFiles): Promise<Answer> {
  const named = (start: string): PageFile[] =>
    sealed.filter(({ name }) => name.startsWith(start)).sort((one, other) => (one.name < other.name ? -1 : 1));
  async function* heads(): AsyncGenerator<string> {
    for (const file of named('heads-')) yield await file.slice(0, file.size).text();
  }
  const [ledger, hints] = [recordsOf(named('ledger-'), 40), recordsOf(named('hints-'), 8)];
  const given = { exported: textOf(exported), heads: heads(), ledger, hints, key, onProgress };
  return checkExport(given, { sha256: pureSha256, checkSignature: checkInPage });
}

/** An Ed25519 signature, with what browsers have. */
export async function checkInPage(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);
  const { subtle } = globalThis.crypto;
  const imported = await subtle.importKey('raw', own(key), 'Ed25519', false, ['verify']);
  return subtle.verify('Ed25519', imported, own(signature), own(message));
}
