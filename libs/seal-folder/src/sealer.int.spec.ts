import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rename, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '#libs/event-store';
import { Prover, provesInclusion, subtreesOf, TreeHashing, verify } from '#libs/record';
import { madeLog } from '#libs/testing';
import { nodeSha256, signerOf } from './ed25519';
import { SealFolder } from './seal-folder';
import { LogBroken, Sealer, type SealerParts } from './sealer';

const signer = signerOf(randomBytes(32));

describe('the sealer', () => {
  let log: StoredEvent[];
  let sealDir: string;
  let visible: StoredEvent[];
  let now: number;
  let kept: number[];

  const parts = (): SealerParts => ({
    ...{ sealDir, lane: 0, signer, epoch: 'e', now: () => now },
    readAll: async (after, limit) => visible.slice(after, after + limit),
    keepHead: async ({ position }) => void kept.push(position),
  });
  async function sealed(upTo: number, sealer?: Sealer): Promise<Sealer> {
    const mine = sealer ?? (await Sealer.open(parts()));
    visible = log.slice(0, upTo);
    now += 5000;
    while (await mine.step());
    return mine;
  }
  async function* all(): AsyncGenerator<StoredEvent[]> {
    yield log;
  }
  async function verdict(events = all()) {
    const folder = await SealFolder.open(sealDir, 0, 'read');
    const heads = folder.openHeads(await folder.key());
    const answer = await verify(events, { sha256: nodeSha256, heads, ledger: folder.ledger, hints: folder.hints });
    await folder.close();
    return answer;
  }
  const fileOf = (name: string): string => join(sealDir, 'lane-0', name);

  beforeAll(async () => {
    log = await madeLog(1500);
  });
  beforeEach(async () => {
    sealDir = await mkdtemp(join(tmpdir(), 'parley-seal-'));
    [visible, now, kept] = [[], 1_795_339_200_000, []];
  });
  afterEach(() => rm(sealDir, { recursive: true, force: true }));

  it('A4: signs a head every 1,000 events or 5 seconds when the log moved, and not when it stood', async () => {
    const sealer = await sealed(10);
    now += 4999;
    visible = log.slice(0, 20);
    await sealer.step();
    expect(kept).toEqual([10]);
    now += 1;
    await sealer.step();
    now += 60_000;
    await sealer.step();
    expect(kept).toEqual([10, 20]);
    now -= 60_000;
    visible = log.slice(0, 1400);
    while (await sealer.step());
    expect(kept).toEqual([10, 20, 1020]);
    await sealer.close();
  });

  it('keeps 40 bytes an event, and what it keeps proves the log', async () => {
    await (await sealed(1500)).close();
    expect((await stat(fileOf('ledger-000000.bin'))).size).toBe(1500 * 40);
    expect(await verdict()).toMatchObject({ ok: true, summary: { proven: 1500, compared: 1500 } });
  });

  it('keeps a tree of which any event can be proven to be in a signed head', async () => {
    await (await sealed(1500)).close();
    const folder = await SealFolder.open(sealDir, 0, 'read');
    const hashing = new TreeHashing(nodeSha256);
    const prover = new Prover(hashing, subtreesOf(hashing, folder.tree));
    const heads = folder.openHeads(await folder.key());
    for await (const { position: size, root } of heads)
      for (const index of [0, 255, 256, 499, size - 1]) {
        const leaf = (await folder.tree.read(0, index, 1))[0] ?? hashing.empty();
        expect(provesInclusion(hashing, { index, size, leaf, root }, await prover.inclusion(index, size))).toBe(true);
      }
    await folder.close();
  });

  it('goes on wherever it was killed: what was half written is mended, what was signed stays', async () => {
    let upTo = 300;
    for (let round = 0; round < 12; round++) {
      await (await sealed(upTo)).close();
      const before = await sizes();
      upTo += 97;
      await (await sealed(upTo)).close();
      for (const [name, size] of Object.entries(await sizes())) {
        const least = before[name] ?? 0;
        await truncate(fileOf(name), least + Math.floor(((size - least) * ((round * 5) % 12)) / 12));
      }
      if (round % 3 === 0) await appendFile(fileOf('ledger-000000.bin'), new Uint8Array(95));
    }
    await (await sealed(1500)).close();
    expect(await verdict()).toMatchObject({ ok: true, summary: { proven: 1500, compared: 1500 } });
  });

  async function sizes(): Promise<Record<string, number>> {
    const names = (await readdir(join(sealDir, 'lane-0'))).filter((name) => name !== 'key.pub');
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await stat(fileOf(name))).size] as const))); // prettier-ignore
  }

  it('does not sign a log that was changed behind it, and says where', async () => {
    await (await sealed(500)).close();
    visible = [];
    const sealer = await Sealer.open(parts());
    visible = log.map((event) => (event.position === 600 ? { ...event, data: '{}' } : event));
    now += 5000;
    await expect(sealer.step()).rejects.toThrow(new LogBroken({ kind: 'content changed', position: 600 }));
    await sealer.close();
    expect(kept.at(-1)).toBe(500);
  });

  it('does not sign a log that ends before what was sealed', async () => {
    await (await sealed(500)).close();
    visible = log.slice(0, 450);
    const sealer = await Sealer.open(parts());
    await expect(sealer.step()).rejects.toThrow('the log does not hold at 451: tail cut');
    await sealer.close();
  });

  it('does not sign a log that ends before what the ledger has, signed or not', async () => {
    const sealer = await sealed(500);
    [visible, now] = [log.slice(0, 520), now + 1];
    await sealer.step();
    await sealer.close();
    visible = log.slice(0, 510);
    const again = await Sealer.open(parts());
    await expect(again.step().then(() => again.step())).rejects.toThrow('the log does not hold at 511: tail cut');
    await again.close();
    expect(kept.at(-1)).toBe(500);
  });

  it('does not sign when another one has signed meanwhile, who goes on', async () => {
    const first = await sealed(10);
    const second = await sealed(20);
    await expect(sealed(30, first)).rejects.toThrow('another node has signed a head meanwhile');
    await first.close();
    await (await sealed(1500, second)).finish();
    await second.close();
    expect(kept.slice(0, 2)).toEqual([10, 20]);
    expect(await verdict()).toMatchObject({ ok: true, summary: { proven: 1500, compared: 1500 } });
  });

  it('writes nothing more when it is closed in the middle of a step', async () => {
    const sealer = await sealed(10);
    const before = await sizes();
    [visible, now] = [log.slice(0, 20), now + 5000];
    const stepping = sealer.step();
    await sealer.close();
    await expect(stepping).rejects.toThrow('is not open any more');
    expect(await sizes()).toEqual(before);
  });

  it('refuses a folder that another key signed', async () => {
    await (await sealed(10)).close();
    await expect(Sealer.open({ ...parts(), signer: signerOf(randomBytes(32)) })).rejects.toThrow('another key');
  });

  it('refuses a ledger that is shorter than what was signed', async () => {
    await (await sealed(10)).close();
    await truncate(fileOf('ledger-000000.bin'), 9 * 40);
    await expect(Sealer.open(parts())).rejects.toThrow('the ledger does not have what the last signed head (10) says');
  });

  it('notices while the log stands still that heads or ledger are not as it left them', async () => {
    const sealer = await sealed(10);
    await truncate(fileOf('ledger-000000.bin'), 9 * 40);
    await expect(sealer.step()).rejects.toThrow('is shorter than what was written');
    await rename(join(sealDir, 'lane-0'), join(sealDir, 'away'));
    await expect(sealer.step()).rejects.toThrow('ENOENT');
    await sealer.close();
  });

  it('notices that a file was taken away under it', async () => {
    const sealer = await sealed(10);
    await rename(fileOf('ledger-000000.bin'), fileOf('elsewhere'));
    await expect(sealed(20, sealer)).rejects.toThrow('ENOENT');
    await sealer.close();
    expect(await readFile(fileOf('key.pub'), 'utf8')).toMatch(/^parley\/[0-9a-f]{16}\/lane\/0\+/);
  });
});
