import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { operatorStream, type ParleyFact, type StreamName, streamKinds } from '#libs/domain';
import type { NewEvent, StoredEvent } from '#libs/event-store';
import { foldHistory, noChanges } from '#libs/read-models';
import { EventHashing, genesis } from '#libs/record';
import { nodeSha256 } from '#libs/seal-folder';
import { HistoryStore } from '../../../apps/server/src/history/history-store';
import type { AssembledLog } from '../../../apps/server/src/log-assembly';
import type { Connections } from '../../../apps/server/src/platform/connections';
import { withOwner } from '../../../apps/server/src/platform/database';
import { uuidv7 } from '../../../apps/server/src/platform/ids';
import { opened, talk, type Talk, type Told } from '../town';
import { eventLine, streamLine } from './copied';

/** Milliseconds between two events: five million of them are 29 days. */
const pace = 500;
const operators = 50;
/** Visitors who come back again and again, so that the keys are few. */
const visitors = 2000;
const chatsAtOnce = 200;
const usualMessages = 20;
/** Every so many events an operator goes away or comes back. */
const presenceEvery = 170;
const linesAtOnce = 50_000;

export interface LongLog {
  readonly head: number;
  readonly from: number;
  readonly until: number;
  readonly operators: readonly string[];
  /** The chat that has about so many events. */
  readonly chats: ReadonlyMap<number, string>;
}

export interface Place {
  readonly ownerUrl: string;
  /** PostgreSQL reads files out of it. */
  readonly folder: string;
  readonly assembled: AssembledLog;
  readonly masterKey: Buffer;
  readonly connections: Connections;
}

type Sealed = readonly [StreamName, ParleyFact, NewEvent];
/** A long chat says more in the same time. */
type Live = { readonly ahead: Sealed[]; readonly atOnce: number };
type Head = { readonly kind: number; version: number; readonly first: number; last: number };

/**
 * A log of real facts, sealed and hashed, as `chatsAtOnce` chats side by side leave it; not appended but copied into its
 * tables, with the history's rows of the chats. Words are not made findable.
 */
export async function fillLongLog(place: Place, events: number, lengths: readonly number[]): Promise<LongLog> {
  return new Filling(place, events, lengths).run();
}

class Filling {
  private readonly site = uuidv7();
  private readonly staff = Array.from({ length: operators }, () => uuidv7());
  private readonly guests = Array.from({ length: visitors }, () => uuidv7());
  private readonly from: number;
  private readonly hashing = new EventHashing(nodeSha256);
  private link: Uint8Array = genesis(nodeSha256, 0);
  private position = 0;
  private begun = 0;
  private readonly heads = new Map<string, Head>();
  private readonly history = noChanges();
  private lines: string[] = [];
  private copying: Promise<void> = Promise.resolve();
  private copied = 0;
  private readonly marked = new Map<number, string>();

  constructor(
    private readonly place: Place,
    private readonly events: number,
    private readonly lengths: readonly number[],
  ) {
    this.from = Date.now() - 60_000 - events * pace;
  }

  async run(): Promise<LongLog> {
    await withOwner(this.place.ownerUrl, (owner) => owner.query('select log.make_partitions()'));
    for (const one of await this.sealed(opened(this.site, this.staff))) this.add(one);
    const live: Live[] = [];
    // Not all at once: the chats are to stand at different places
    while (this.position < this.events) {
      if (live.length < chatsAtOnce) live.push(await this.nextTalk());
      for (let i = live.length - 1; i >= 0; i--) {
        const { ahead, atOnce } = live[i] as Live;
        if (ahead.length > 0) for (const one of ahead.splice(0, atOnce)) this.add(one);
        else live[i] = await this.nextTalk();
        if (this.position % presenceEvery === 0) for (const one of await this.sealed([this.presence()])) this.add(one);
      }
      if (this.lines.length >= linesAtOnce) await this.copy();
    }
    await this.finish();
    return { head: this.position, from: this.from, until: this.timeOf(this.position), operators: this.staff, chats: this.marked }; // prettier-ignore
  }

  private async nextTalk(): Promise<Live> {
    const place = this.begun++;
    const length = this.position > this.events / 3 ? this.lengths[this.marked.size] : undefined;
    const operator = this.staff[place % operators] ?? '';
    const visitor = this.guests[place % visitors] ?? '';
    const messages = length === undefined ? usualMessages : Math.ceil((length - 5) / 2);
    const one: Talk = talk({ site: this.site, operator, visitor, messages });
    if (length !== undefined) this.marked.set(length, one.chat);
    return { ahead: await this.sealed(one.facts), atOnce: Math.ceil(messages / 100) };
  }

  private presence(): Told {
    const turn = this.position / presenceEvery;
    const operator = this.staff[turn % operators] ?? '';
    const isAway = Math.floor(turn / operators) % 2 === 1;
    return [operatorStream(operator), { type: isAway ? 'OperatorSetAway' : 'OperatorCameOnline', data: { operator } }];
  }

  private async sealed(told: readonly Told[]): Promise<Sealed[]> {
    const { codec } = this.place.assembled.log;
    return Promise.all(
      told.map(async ([stream, fact]) => [stream, fact, (await codec.seal(stream.id, [fact]))[0] as NewEvent] as const),
    );
  }

  private timeOf = (position: number): number => this.from + position * pace;

  private add([{ id, kind }, fact, event]: Sealed): void {
    const position = ++this.position;
    const at = this.timeOf(position);
    const head = this.heads.get(id) ?? { kind: streamKinds.indexOf(kind) + 1, version: 0, first: position, last: 0 };
    this.heads.set(id, head);
    head.version += 1;
    head.last = position;
    const actor = { kind: fact.type === 'ChatStarted' ? 1 : 2, id: this.staff[0] ?? '' };
    const command = { commandId: event.eventId, commandSeq: 0, correlationId: id, causationId: event.eventId };
    const place = { lane: 0, position, streamId: id, streamVersion: head.version };
    const plain = { ...place, ...event, ...command, actor, occurredAt: at * 1000, recordedAt: at * 1000 };
    const stored: StoredEvent = { ...plain, hash: Buffer.alloc(0) };
    this.link = this.hashing.chain(this.link, 0, position, at * 1000, this.hashing.leaf(stored));
    this.lines.push(eventLine(stored, this.link));
    foldHistory(this.history, { streamId: id, at, position, fact });
    this.history.words.length = 0;
  }

  /** While one part is read by PostgreSQL the next one is made. */
  private async copy(): Promise<void> {
    await this.copying;
    const lines = this.lines;
    this.lines = [];
    this.copying = this.copyInto('log.events', lines);
    this.copying.catch(() => undefined);
  }

  private async copyInto(table: string, lines: readonly string[]): Promise<void> {
    const file = join(this.place.folder, `part-${this.copied++}.tsv`);
    await writeFile(file, lines.join(''));
    await withOwner(this.place.ownerUrl, (owner) => owner.query(`copy ${table} from '${file}'`));
    await rm(file);
  }

  private async finish(): Promise<void> {
    await this.copy();
    await this.copying;
    await this.copyInto(
      'log.streams',
      [...this.heads].map(([id, head]) => streamLine(id, head)),
    );
    const store = new HistoryStore(this.place.connections.app);
    const [chats, people] = [[...this.history.chats], this.history.people];
    for (let i = 0; i < chats.length || i < people.length; i += 5000) {
      const part = { ...noChanges(), chats: new Map(chats.slice(i, i + 5000)) };
      await store.change([0, 0], [], () => part);
    }
    await store.change([0, this.position], [], () => ({ ...noChanges(), people }));
    await withOwner(this.place.ownerUrl, (owner) => owner.query('vacuum analyze'));
  }
}
