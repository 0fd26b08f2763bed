import { randomUUID } from 'node:crypto';
import { Conflict, ReusedId, type Incoming } from './command';
import { Overloaded } from './event-store';
import { expectSound } from './event-store.contract';
import type { RecordedFact } from './fact-codec';
import type { StreamDefinition } from './folded-streams';
import { CommandHandling } from './handle-command';
import { InMemoryEventStore } from './in-memory-event-store';
import { PlainCodec } from './plain-codec';

interface Taken {
  readonly type: 'Taken';
  readonly data: { readonly by: string };
}
interface Noted {
  readonly type: 'Noted';
  readonly data: { readonly text: string };
}
type TestFact = Taken | Noted;

interface Seat {
  readonly by: string | null;
  readonly notes: number;
}

const seat: StreamDefinition<Seat, TestFact> = {
  kind: 1,
  initial: { by: null, notes: 0 },
  evolve: (state, fact) =>
    fact.type === 'Taken' ? { ...state, by: fact.data.by } : { ...state, notes: state.notes + 1 },
};

class Refused extends Error {}

function setUp(atOnce?: number) {
  let now = 1_790_000_000_000;
  const store = new InMemoryEventStore(() => now++);
  const codec = new PlainCodec<TestFact>(randomUUID);
  const node = () => new CommandHandling<TestFact>({ store, codec, ...(atOnce && { atOnce }) });
  return { store, node, handling: node(), id: randomUUID() };
}

function incoming(by: string, command: Partial<Incoming> = {}): Incoming {
  const id = randomUUID();
  const actor = { kind: 2, id: by };
  return { id, actor, digest: Buffer.from('d'), correlationId: id, causationId: id, at: 1, ...command };
}

/** First one wins; the same again decides nothing; anybody else is refused. */
const take =
  (by: string) =>
  ({ it }: { it: Seat }) => {
    if (it.by !== null && it.by !== by) throw new Refused(it.by);
    const facts: TestFact[] = it.by === null ? [{ type: 'Taken', data: { by } }] : [];
    return { facts: { it: facts }, result: { by } };
  };

describe('handling a command', () => {
  const [anna, boris] = [randomUUID(), randomUUID()];

  it('records what the rule decided and answers with it', async () => {
    const { handling, store, id } = setUp();
    const { dup, result, recorded } = await handling.handle(
      incoming(anna),
      { it: { definition: seat, id } },
      take(anna),
    );
    expect({ dup, result }).toEqual({ dup: false, result: { by: anna } });
    expect(recorded).toMatchObject([{ position: 1, streamId: id, streamVersion: 1, fact: { type: 'Taken' } }]);
    const [event] = await store.readAll(0, 10);
    expect(recorded[0]).toMatchObject({ eventId: event?.eventId, recordedAt: event?.recordedAt });
  });

  it('lets the first of many on two nodes win, and tells the others who it was', async () => {
    const { node, store, id } = setUp();
    const nodes = [node(), node()];
    const people = Array.from({ length: 20 }, () => randomUUID());
    const all = await Promise.allSettled(
      people.map((by, at) =>
        (nodes[at % 2] ?? node()).handle(incoming(by), { it: { definition: seat, id } }, take(by)),
      ),
    );
    const [winner] = await store.readAll(0, 10);
    const refused = all.filter((one) => one.status === 'rejected').map((one) => (one.reason as Error).message);
    expect(refused).toEqual(Array.from({ length: 19 }, () => (JSON.parse(winner?.data ?? '{}') as Taken['data']).by));
    expectSound(await store.readAll(0, 10));
  });

  it('answers a resend from the receipt, though the rule would now refuse', async () => {
    const { handling, node, id } = setUp();
    const streams = { it: { definition: seat, id } };
    const first = incoming(anna);
    const once = ({ it }: { it: Seat }) => {
      if (it.notes > 0) throw new Refused();
      return { facts: { it: [{ type: 'Noted', data: { text: 'a' } } as const] }, result: { answer: 42 } };
    };
    await handling.handle(first, streams, once);
    for (const one of [handling, node()])
      expect(await one.handle(first, streams, once)).toEqual({ dup: true, result: { answer: 42 }, recorded: [] });
    await expect(handling.handle(incoming(anna), streams, once)).rejects.toThrow(Refused);
    await expect(handling.handle({ ...first, digest: Buffer.from('other') }, streams, once)).rejects.toThrow(ReusedId);
  });

  it('answers a resend to a node that is behind from the receipt, though a row beside the log says no', async () => {
    const { handling, node, id } = setUp();
    const streams = { it: { definition: seat, id } };
    const behind = node();
    await behind.handle(incoming(anna), streams, () => ({ facts: {}, result: {} }));
    const first = incoming(anna);
    await handling.handle(first, streams, take(anna));
    const taken = () => Promise.resolve({ kind: 'refused', refusal: new Refused('taken') } as const);
    expect(await behind.handle(first, streams, take(anna), taken)).toMatchObject({ dup: true, result: { by: anna } });
    await expect(behind.handle(incoming(anna), streams, take(anna), taken)).rejects.toThrow(Refused);
  });

  it('stores the answer of a command that decided nothing', async () => {
    const { handling, store, id } = setUp();
    const streams = { it: { definition: seat, id } };
    await handling.handle(incoming(anna), streams, take(anna));
    const again = incoming(anna);
    expect(await handling.handle(again, streams, take(anna))).toMatchObject({ dup: false, recorded: [] });
    expect(await handling.handle(again, streams, take(anna))).toMatchObject({ dup: true, result: { by: anna } });
    expect(await store.head()).toBe(1);
  });

  it('does not refuse on a state that another node has moved on', async () => {
    const { handling, node, id } = setUp();
    const streams = { it: { definition: seat, id } };
    const needsTaken = ({ it }: { it: Seat }) => {
      if (it.by === null) throw new Refused();
      return { facts: {}, result: null };
    };
    await expect(handling.handle(incoming(boris), streams, needsTaken)).rejects.toThrow(Refused);
    await node().handle(incoming(anna), streams, take(anna));
    expect(await handling.handle(incoming(boris), streams, needsTaken)).toMatchObject({ dup: false });
  });

  it('checks the version of a stream that it only looked at', async () => {
    const { handling, node, id } = setUp();
    const looked = { it: { definition: seat, id: randomUUID() }, seen: { definition: seat, id, readOnly: true } };
    const ifFree = ({ seen }: { seen: Seat }) => {
      if (seen.by !== null) throw new Refused();
      return { facts: { it: [{ type: 'Noted', data: { text: 'free' } } as const] }, result: null };
    };
    await handling.handle(incoming(boris), looked, ifFree);
    await node().handle(incoming(anna), { it: { definition: seat, id } }, take(anna));
    await expect(handling.handle(incoming(boris), looked, ifFree)).rejects.toThrow(Refused);
  });

  it('writes several streams, all or nothing', async () => {
    const { handling, store, id } = setUp();
    const other = randomUUID();
    const note = { type: 'Noted', data: { text: 'both' } } as const;
    const both = { one: { definition: seat, id }, two: { definition: seat, id: other } };
    const { recorded } = await handling.handle(incoming(anna), both, () => ({
      facts: { two: [note], one: [note, note] },
      result: null,
    }));
    expect(recorded.map((r) => [r.position, r.streamId, r.streamVersion])).toEqual([
      [1, id, 1],
      [2, id, 2],
      [3, other, 1],
    ]);
    expect((await store.readAll(0, 9)).map((e) => e.eventId)).toEqual(recorded.map((r) => r.eventId));
  });

  it('tells of recorded facts in the order of positions, before the caller is answered', async () => {
    const { handling } = setUp();
    const told: RecordedFact<TestFact>[] = [];
    handling.onRecorded((recorded) => told.push(...recorded));
    const one = async (): Promise<void> => {
      const by = randomUUID();
      const { recorded } = await handling.handle(
        incoming(by),
        { it: { definition: seat, id: randomUUID() } },
        take(by),
      );
      expect(told).toContain(recorded[0]);
    };
    await Promise.all(Array.from({ length: 30 }, one));
    expect(told.map((r) => r.position)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  });

  it('folds a stream anew for whoever looks at it in another way', async () => {
    const { handling, id } = setUp();
    await handling.handle(incoming(anna), { it: { definition: seat, id } }, take(anna));
    const counter: StreamDefinition<number, TestFact> = { kind: 1, initial: 0, evolve: (count) => count + 1 };
    const counted = await handling.handle(incoming(anna), { it: { definition: counter, id } }, ({ it }) => ({
      facts: {},
      result: it,
    }));
    expect(counted.result).toBe(1);
  });

  it('gives up after five further decisions', async () => {
    const { handling, id } = setUp();
    let tries = 0;
    const lost = handling.handle(incoming(anna), { it: { definition: seat, id } }, take(anna), async () => {
      tries++;
      return { kind: 'conflict' };
    });
    await expect(lost).rejects.toThrow(Conflict);
    expect(tries).toBe(6);
  });

  it('turns further commands away when too many are under way', async () => {
    const { handling, id } = setUp(1);
    const first = handling.handle(incoming(anna), { it: { definition: seat, id } }, take(anna));
    await expect(handling.handle(incoming(boris), { it: { definition: seat, id } }, take(boris))).rejects.toThrow(
      Overloaded,
    );
    await first;
    await expect(handling.handle(incoming(anna), { it: { definition: seat, id } }, take(anna))).resolves.toBeDefined();
  });
});
