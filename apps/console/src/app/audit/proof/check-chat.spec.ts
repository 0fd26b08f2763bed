import type { ChatProof } from '#libs/contracts';
import {
  eventLine,
  EventHashing,
  genesis,
  type Head,
  headText,
  noteText,
  originOf,
  pureSha256,
  type RecordEvent,
  toBase64,
  toHex,
  TreeHashing,
  verifierKey,
} from '#libs/record';
import { checkChat } from './check-chat';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const hashing = new EventHashing(pureSha256);
const nodes = new TreeHashing(pureSha256);

function event(position: number, previous: Uint8Array): RecordEvent {
  const made: RecordEvent = {
    ...{ lane: 0, position, streamId: id(1), streamVersion: position, eventId: id(100 + position) },
    ...{ type: 'MessagePosted', schemaVersion: 1, commandId: id(2), commandSeq: position, correlationId: id(2) },
    ...{ causationId: id(2), actor: { kind: 1, id: id(4) }, keyRef: null, occurredAt: 5, recordedAt: 9_000 + position },
    ...{ data: `{"n":${position}}`, sealed: null, hash: previous },
  };
  return { ...made, hash: hashing.chain(previous, 0, position, made.recordedAt, hashing.leaf(made)) };
}

const start = genesis(pureSha256, 0);
const one = event(1, start);
const two = event(2, one.hash);
const leafs = [one, two].map((each) => nodes.leaf(hashing.leaf(each)));
const [left = start, right = start] = leafs;
const origin = originOf(one.hash, 0);
const head: Head = {
  origin,
  lane: 0,
  position: 2,
  hash: two.hash,
  root: nodes.node(left, right),
  signedAt: 0,
  epoch: 'e',
};
const key = verifierKey(pureSha256, origin, new Uint8Array(32));
const note = noteText(headText(head), key, new Uint8Array(64));
const lineOf = (each: RecordEvent): string => eventLine(each).trimEnd();
const shown = [one, two].map(({ position, type }) => ({ position, type, at: 9 }));

const proof = (more: Partial<ChatProof> = {}): ChatProof => ({
  ...{ total: 2, end: true, head: note, altered: null },
  events: [
    { line: lineOf(one), previous: toHex(start), path: [toBase64(right)] },
    { line: lineOf(two), previous: toHex(one.hash), path: [toBase64(left)] },
  ],
  ...more,
});
const check = (given: ChatProof, more: object = {}) =>
  checkChat({ ask: () => Promise.resolve(given), key, check: () => Promise.resolve(true), shown, ...more });

describe('the check in the browser', () => {
  it('A4: says "verified" with the number of events', async () => {
    expect(await check(proof())).toMatchObject({ is: 'verified', count: 2, total: 2, size: 2 });
  });

  it('A4: names the first event of which a stored byte is another', async () => {
    const [first, second] = proof().events;
    const events = [first, { ...second, line: lineOf({ ...two, data: '{"n":3}' }) }] as ChatProof['events'];
    expect(await check(proof({ events }))).toEqual({ is: 'altered', position: 2, server: false });
    expect(await check(proof({ events, altered: 2 }))).toEqual({ is: 'altered', position: 2, server: true });
  });

  it('A4: what is shown must be what was stored', async () => {
    const other = shown.with(1, { position: 2, type: 'ChatClosed', at: 9 });
    expect(await check(proof(), { shown: other })).toMatchObject({ is: 'altered', position: 2 });
    const invented = [...shown, { position: 7, type: 'MessagePosted', at: 9 }];
    expect(await check(proof(), { shown: invented })).toMatchObject({ is: 'unsealed' });
  });

  it('A4: what the tree does not reach yet is "not yet sealed"', async () => {
    const single = { ...head, position: 1, root: left };
    const [first, second] = proof().events;
    const events = [
      { ...first, path: [] },
      { ...second, path: null },
    ] as ChatProof['events'];
    const early = proof({ head: noteText(headText(single), key, new Uint8Array(64)), events });
    expect(await check(early)).toMatchObject({ is: 'unsealed', count: 1, total: 2 });
  });

  it('A4: without a head, or with a signature that is not of the known key, nothing can be said', async () => {
    await expect(check(proof({ head: null }))).rejects.toMatchObject({ why: 'no-head' });
    await expect(check(proof(), { check: () => Promise.resolve(false) })).rejects.toMatchObject({ why: 'forged' });
    const others = verifierKey(pureSha256, 'parley/0000000000000000/lane/0', new Uint8Array(32));
    await expect(check(proof(), { key: others })).rejects.toMatchObject({ why: 'other-key' });
  });

  it('A4: goes through all pages', async () => {
    const [first, second] = proof().events;
    const pages = new Map([
      [0, proof({ events: [first] as ChatProof['events'], end: false })],
      [1, proof({ events: [second] as ChatProof['events'] })],
    ]);
    const ask = (after: number): Promise<ChatProof> => Promise.resolve(pages.get(after) ?? proof({ head: null }));
    expect(await check(proof(), { ask })).toMatchObject({ is: 'verified', count: 2 });
  });
});
