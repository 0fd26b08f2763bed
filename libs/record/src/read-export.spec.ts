import type { StoredEvent } from '#libs/event-store';
import { madeLog } from '#libs/testing';
import { endLine, eventLine, startLine } from './export-format';
import { ExportReader } from './read-export';
import { sha256 } from './testing/made-log';
import { verify } from './verify';

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
}
const read = (text: string, size = 100) => verify(new ExportReader(pieces(text, size)).events(), { sha256 });

describe('an export', () => {
  let log: StoredEvent[];
  let text: string;

  beforeAll(async () => {
    log = await madeLog(20);
    const end = endLine(20, log.at(-1)?.hash ?? new Uint8Array(0));
    text = startLine(0, 1) + log.map(eventLine).join('') + end;
  });

  it.each([1, 7, 100_000])('comes back byte for byte, in pieces of %d', async (size) => {
    const events: unknown[] = [];
    for await (const batch of new ExportReader(pieces(text, size)).events()) events.push(...batch);
    expect(events).toEqual(log.map((e) => ({ ...e, hash: Uint8Array.from(e.hash), sealed: e.sealed && Uint8Array.from(e.sealed) }))); // prettier-ignore
    expect(await read(text, size)).toMatchObject({ ok: true, summary: { events: 20 } });
  });

  it.each([
    [
      'broken off between two lines',
      (t: string) => t.split('\n').slice(0, 10).join('\n'),
      'line 11: the export was broken off',
    ],
    ['broken off in a line', (t: string) => t.slice(0, 3000), 'this is no JSON'],
    ['a line that is no JSON', (t: string) => t.replace('\n{"lane"', '\noops'), 'line 2: this is no JSON'],
    ['a field that is missing', (t: string) => t.replace('"data"', '"date"'), 'line 2: "data" is not a text'],
    [
      'a hash that is too short',
      (t: string) => t.replace(/"hash":"../, '"hash":"'),
      'line 2: "hash" does not have 32 bytes',
    ],
    [
      'a position that is no number',
      (t: string) => t.replace('"position":1,', '"position":"1",'),
      'line 2: "position" is not a whole',
    ],
    ['another kind of file', () => '{"a":1}\n', 'line 1: this is no export of Parley'],
    ['another version', (t: string) => t.replace('"version":1', '"version":2'), 'version 2 is not known'],
    ['something after the end', (t: string) => `${t}{}\n`, 'there is something after the last line'],
    ['nothing', () => '', 'line 1: the export was broken off'],
  ])('is refused with one sentence: %s', async (_what, spoil, message) => {
    await expect(read(spoil(text))).rejects.toThrow(message);
  });
});
