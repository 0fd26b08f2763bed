import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headText, noteText, parseHead, parseNote, verifierKeyText } from '#libs/record';
import { Sealer, SealFolder, signerOf } from '#libs/seal-folder';
import { madeLog } from '#libs/testing';
import { audit, buildTools, type Ended, standAlone } from './record-rig';

const [first, middle, last] = [300, 700, 1200];

describe('A4: a proof that one signed head is how a later one began', () => {
  let folder: string;
  let key: string;
  const signer = signerOf(randomBytes(32));
  const notes: string[] = [];
  let proof: { first: number; second: number; heads: { first: string | null; second: string }; path: string[] | null };

  const prove = (...args: string[]): Promise<Ended> => audit(['prove', ...args], 'postgres://none', folder);
  beforeAll(async () => {
    buildTools();
    folder = await mkdtemp(join(tmpdir(), 'parley-heads-'));
    const log = await madeLog(last);
    let [visible, now] = [0, 1_795_339_200_000];
    const sealer = await Sealer.open({
      ...{ sealDir: folder, lane: 0, signer, epoch: 'e', now: () => now },
      readAll: async (after, limit) => log.slice(after, Math.min(visible, after + limit)),
      keepHead: () => Promise.resolve(),
    });
    for (const size of [first, middle, last]) {
      [visible, now] = [size, now + 5000];
      while (await sealer.step());
    }
    await sealer.close();
    const sealed = await SealFolder.open(folder, 0, 'read');
    for await (const note of sealed.heads.notes()) notes.push(note);
    key = verifierKeyText(await sealed.key());
    await sealed.close();
    proof = JSON.parse((await prove('--first', String(first))).text) as typeof proof;
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function checked(given: object, ...more: string[]): Promise<Ended> {
    const path = join(folder, 'proof.json');
    await writeFile(path, JSON.stringify(given));
    return standAlone([path, '--key', key, ...more]);
  }
  async function kept(...heads: string[]): Promise<string[]> {
    const path = join(folder, 'kept.txt');
    await writeFile(path, heads.join(''));
    return ['--head', path];
  }
  const withoutFirst = () => ({ ...proof, heads: { ...proof.heads, first: null } });

  it('is checked by the stand-alone verifier, by its own heads or by one that was kept', async () => {
    expect(proof).toMatchObject({ first, second: last, heads: { first: notes[0], second: notes.at(-1) } });
    expect(await checked(proof)).toEqual({ code: 0, text: expect.stringContaining(`HOLDS: the log up to ${first} (`) });
    expect(await checked({ ok: true, result: proof })).toMatchObject({ code: 0 });
    expect(await checked(withoutFirst(), ...(await kept(...notes)))).toMatchObject({ code: 0 });
    const earlier = await prove('--first', String(first), '--second', String(middle));
    expect(await checked(JSON.parse(earlier.text) as object)).toEqual({ code: 0, text: expect.stringContaining(`up to ${middle} (`) }); // prettier-ignore
  });

  it('fails for a head that was kept of a log written anew, though the same key signed it, and for a forged one', async () => {
    const head = parseHead(parseNote(notes[0] ?? '').text);
    const text = headText({ ...head, root: head.hash });
    const other = noteText(text, signer.key(head.origin), signer.sign(Buffer.from(text)));
    const changed = { code: 1, text: expect.stringContaining(`CHANGED: it is not proved that the log up to ${first} `) as string }; // prettier-ignore
    expect(await checked(proof, ...(await kept(other)))).toEqual(changed);
    expect(await checked({ ...proof, path: proof.path?.slice(1) })).toEqual(changed);
    const forged = { ...proof.heads, first: notes[0]?.replace('\nlane 0', '\nlane 1') };
    expect(await checked({ ...proof, heads: forged })).toEqual({ code: 1, text: expect.stringContaining('the signature does not fit') }); // prettier-ignore
  });

  it('says of what it cannot use what is wrong with it', async () => {
    const unusable: [object, string][] = [
      [withoutFirst(), 'give the one you kept'],
      [{ ...proof, path: null }, 'could not prove it'],
      [{ ...proof, path: [1] }, 'no proof between two heads'],
      [{ ...proof, path: ['x'] }, 'not base64'],
      [{ ...proof, first: 0 }, 'no proof between two heads'],
      [{ ...proof, first: 1 }, `the head is of ${first} and not of 1`],
      [{ ...proof, heads: { ...proof.heads, first: 7 } }, 'no proof between two heads'],
      [{ ...proof, heads: null }, 'no proof between two heads'],
      [[], 'no JSON object'],
    ];
    for (const [given, message] of unusable)
      expect(await checked(given)).toEqual({ code: 2, text: expect.stringContaining(message) });
    expect(await checked({ ...proof, first: 1 }, ...(await kept(...notes)))).toMatchObject({ code: 2 });
    expect(await checked(proof, '--head', join(folder, 'nothing'))).toMatchObject({ code: 2 });
  });

  it.each([
    [['--first', '0'], 'positions begin at 1'],
    [['--first', '9', '--second', '5'], '--first 9: the log ends at 5'],
    [['--first', '1', '--second', '5'], 'no head was signed there'],
    [['--first', '1', '--second', String(last + 1)], `the log ends at ${last}`],
    [['--first', '1', '--position', '1'], '--position N or --first N'],
  ])('prove %j is answered with one clear sentence', async (args, sentence) => {
    expect(await prove(...args)).toEqual({ code: 2, text: expect.stringContaining(sentence) });
  });
});
