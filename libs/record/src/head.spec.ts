import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { type Head, headText, notesOf, openHead } from './head';
import { noteText, parseVerifierKey, verifierKey, verifierKeyText } from './note';
import { sha256 } from './testing/made-log';

const pair = generateKeyPairSync('ed25519');
const raw = (key = pair.publicKey): Uint8Array => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
const check = (_key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, message, pair.publicKey, signature);

const head: Head = {
  ...{ origin: 'parley/0011223344556677/lane/0', lane: 0, position: 42, hash: new Uint8Array(32).fill(7) },
  ...{ root: new Uint8Array(32).fill(9), signedAt: 1_795_339_200_123, epoch: 'abc' },
};
const key = verifierKey(sha256, head.origin, raw());
const signed = (text: string): string => noteText(text, key, sign(null, Buffer.from(text), pair.privateKey));

describe('a signed head', () => {
  it('is a checkpoint that other tools of transparency logs read, and comes back as it was', async () => {
    const note = signed(headText(head));
    expect(note.split('\n').slice(0, 3)).toEqual([head.origin, '42', Buffer.from(head.root).toString('base64')]);
    expect(await openHead(note, key, check)).toEqual(head);
    expect(notesOf(note + note + note.slice(0, 60))).toEqual([note, note]);
  });

  it('is refused when a word of it was changed', async () => {
    await expect(openHead(signed(headText(head)).replace('\n42\n', '\n43\n'), key, check)).rejects.toThrow(
      'does not fit',
    );
  });

  it('is refused when another key signed it, or it is of another log', async () => {
    const other = verifierKey(sha256, head.origin, raw(generateKeyPairSync('ed25519').publicKey));
    await expect(openHead(signed(headText(head)), other, check)).rejects.toThrow('another key, or another log');
    const elsewhere = verifierKey(sha256, 'parley/ffffffffffffffff/lane/0', raw());
    await expect(openHead(signed(headText(head)), elsewhere, check)).rejects.toThrow('another key, or another log');
  });

  it('has a key that can be handed on as one line', () => {
    expect(parseVerifierKey(sha256, verifierKeyText(key))).toEqual({ ...key, key: Uint8Array.from(key.key) });
    expect(() => parseVerifierKey(sha256, verifierKeyText({ ...key, id: '00000000' }))).toThrow('not that of its key');
    expect(() => parseVerifierKey(sha256, 'a key')).toThrow('no verifier key');
  });

  it('has the key id of the published example', () => {
    // The verifier key in golang.org/x/mod/sumdb/note
    const line = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect(parseVerifierKey(sha256, line)).toMatchObject({ name: 'PeterNeumann', id: 'c74f20a3' });
  });
});
