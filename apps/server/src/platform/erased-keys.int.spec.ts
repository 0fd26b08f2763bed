import { appendFile, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ErasedKeys } from './erased-keys';

const key = (n: number): string => `00000000-0000-7000-8000-00000000000${n}`;
const noon = 1_767_268_800_000;

describe('the list of destroyed keys', () => {
  it('A5: outlives the process, holds each key once and never loses a line', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'parley-seals-')), 'not', 'yet', 'there');
    expect(await new ErasedKeys(folder).all()).toEqual([]);
    for (const n of [1, 2, 1]) await new ErasedKeys(folder).add({ key: key(n), person: key(n + 5) }, noon);
    expect(await new ErasedKeys(folder).all()).toEqual([
      { key: key(1), person: key(6) },
      { key: key(2), person: key(7) },
    ]);
    expect((await readFile(join(folder, 'erased-keys'), 'utf8')).split('\n')).toHaveLength(3);
  });

  it('A5: a line that a crash cut off spoils neither itself nor the next', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-seals-'));
    const list = new ErasedKeys(folder);
    await list.add({ key: key(1), person: key(6) }, noon);
    await appendFile(join(folder, 'erased-keys'), `\n${key(2)} 0000`);
    await list.add({ key: key(3), person: key(8) }, noon);
    expect((await list.all()).map((each) => each.key)).toEqual([key(1), key(3)]);
  });
});
