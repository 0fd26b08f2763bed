import { EventProofs, type ProvedEvent } from './event-proof';
import type { RecordEvent } from './event';
import type { Head } from './head';
import { EventHashing, genesis } from './event-hashing';
import { TreeHashing } from './merkle';
import { Prover } from './proofs';
import { sealedOf, sha256 } from './testing/made-log';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Ten events of two streams that take turns. */
function madeLog(): RecordEvent[] {
  const hashing = new EventHashing(sha256);
  let link = genesis(sha256, 0);
  return Array.from({ length: 10 }, (_, i) => {
    const event: RecordEvent = {
      ...{ lane: 0, position: i + 1, streamId: id(1 + (i % 2)), streamVersion: 1 + Math.floor(i / 2) },
      ...{ eventId: id(100 + i), type: 'MessagePosted', schemaVersion: 1, commandId: id(200 + i), commandSeq: 0 },
      ...{ correlationId: id(3), causationId: id(3), actor: { kind: 1, id: id(4) }, keyRef: null },
      ...{ occurredAt: 5, recordedAt: 1000 + i, data: `{"n":${i}}`, sealed: null, hash: link },
    };
    link = hashing.chain(link, 0, i + 1, event.recordedAt, hashing.leaf(event));
    return { ...event, hash: link };
  });
}

describe('the proof of single events', () => {
  const log = madeLog();
  const [whole] = sealedOf(log.map((event) => ({ ...event, sealed: null, hash: Buffer.from(event.hash) }))).heads;
  const head = whole as Head;
  const nodes = new TreeHashing(sha256);
  const leafs = log.map((event) => nodes.leaf(new EventHashing(sha256).leaf(event)));
  const prover = new Prover(nodes, async (level, index) =>
    nodes.reduce(leafs.slice(index * 2 ** level, (index + 1) * 2 ** level)),
  );

  /** The events of the first stream, as an auditor is handed them. */
  async function handed(): Promise<ProvedEvent[]> {
    const own = log.filter(({ position }) => position % 2 === 1);
    return Promise.all(
      own.map(async (event) => ({
        event,
        previous: log[event.position - 2]?.hash ?? genesis(sha256, 0),
        path: await prover.inclusion(event.position - 1, head.position),
      })),
    );
  }
  const verdicts = (events: readonly ProvedEvent[], against = head) => {
    const proofs = new EventProofs(sha256);
    return events.map((event) => proofs.take(event, against));
  };

  it('A4: each event of a stream is proved without the others', async () => {
    expect(verdicts(await handed())).toEqual(Array.from({ length: 5 }, () => 'proved'));
  });

  it.each([
    ['a word', { data: '{"n":9}' }],
    ['the time', { recordedAt: 7 }],
    ['the actor', { actor: { kind: 2, id: id(9) } }],
    ['the place', { position: 2 }],
  ])('A4: an event is altered once %s of it is another', async (_, change) => {
    const events = await handed();
    const bad = events.map((one, i) => (i === 2 ? { ...one, event: { ...one.event, ...change } } : one));
    expect(verdicts(bad)[2]).toBe('altered');
  });

  it('A4: a hash that was computed anew does not hide it: the tree has another leaf', async () => {
    const events = await handed();
    const [, second] = events;
    if (!second) throw new Error('there are five');
    const event = { ...second.event, data: '{"n":9}' };
    const hashing = new EventHashing(sha256);
    const hash = hashing.chain(second.previous, 0, event.position, event.recordedAt, hashing.leaf(event));
    expect(verdicts(events.with(1, { ...second, event: { ...event, hash } }))[1]).toBe('altered');
  });

  it('A4: one that was left out is missed by the version of the next', async () => {
    expect(verdicts((await handed()).filter((_, i) => i !== 1))).toEqual(['proved', 'altered', 'proved', 'proved']);
  });

  it('A4: what the head does not reach yet is not sealed, and not in doubt', async () => {
    const early = { ...head, position: 4 };
    expect(
      verdicts(
        (await handed()).map((one) => ({ ...one, path: null })),
        early,
      ).slice(2),
    ).toEqual(['unsealed', 'unsealed', 'unsealed']);
  });

  it('A4: an event without its path is not believed', async () => {
    expect(verdicts((await handed()).map((one) => ({ ...one, path: null })))[0]).toBe('altered');
  });
});
