import type { Replay, Words } from '#libs/contracts';
import type { ParleyFact } from '#libs/domain';
import { CommandHandling } from '#libs/event-store';
import { PersonKeys, SealingCodec } from '#libs/sealing';
import type { Caller } from '../../../apps/server/src/auth/permissions';
import { Directory } from '../../../apps/server/src/directory';
import { fillDirectory } from '../../../apps/server/src/directory-start';
import { HistoryAnswers } from '../../../apps/server/src/history/history-answers';
import { Readings } from '../../../apps/server/src/history/readings';
import { Log } from '../../../apps/server/src/log';
import { parleySchema } from '../../../apps/server/src/log-assembly';
import { uuidv7 } from '../../../apps/server/src/platform/ids';
import { Past } from '../../../apps/server/src/replay/past';
import { PastAnswers } from '../../../apps/server/src/replay/past-answers';
import { quantile } from '../console/figures';
import { momentAt, type Moment } from '../../../apps/console/src/app/audit/replay/moment';
import { paneLines } from '../../../apps/console/src/app/audit/replay/pane-lines';
import { ScreenTape } from '../../../apps/console/src/app/audit/replay/screen-tape';
import type { LongLog, Place } from './long-log';

/** Moments asked for of the board, and times that a chat is opened. */
const times = 20;
const jumps = 500;
/** Lines that a pane shows. */
const most = 200;
const clock = { now: () => Date.now() };
const auditor: Caller = {
  kind: 'operator',
  id: uuidv7(),
  staff: { id: uuidv7(), enabled: true, role: 'auditor', sites: 'all' } as never,
};

type Answers = { readonly past: PastAnswers; readonly history: HistoryAnswers };

/** As somebody is answered whose people's keys are not at hand: the answer recorded as a fact and written as JSON. */
async function asked<R>(
  { connections, masterKey, assembled }: Place,
  directory: Directory,
  ask: (of: Answers) => Promise<R>,
) {
  const { store } = assembled;
  const keys = new PersonKeys({ pool: connections.keys, masterKey, newId: uuidv7 });
  const codec = new SealingCodec<ParleyFact>({ keys, schema: parleySchema, newId: uuidv7 });
  const log = new Log(store, codec, new CommandHandling<ParleyFact>({ store, codec }), assembled.log.digest);
  const readings = new Readings(log, clock);
  const past = new Past({ store, codec: log.codec, directory, pool: connections.app });
  const history = new HistoryAnswers({ pool: connections.app, log, store, directory, readings });
  const started = performance.now();
  const answer = await ask({ past: new PastAnswers(past, readings, clock), history });
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  return { answer, bytes, took: performance.now() - started };
}

async function knownPeople({ assembled, connections }: Place): Promise<Directory> {
  const directory = new Directory();
  await fillDirectory(directory, assembled.log, connections.app);
  return directory;
}

const spread = (took: readonly number[]): object => ({ median: quantile(took, 0.5), most: quantile(took, 1) });

/** A3: the board of moments spread over the whole log. */
export async function measureBoard(place: Place, log: LongLog): Promise<unknown> {
  const directory = await knownPeople(place);
  const took: number[] = [];
  let rows = 0;
  for (let i = 0; i < times; i++) {
    const at = Math.round(log.from + ((i + 0.5) / times) * (log.until - log.from));
    const one = await asked(place, directory, ({ past }) => past.board(auditor, { at }));
    took.push(one.took);
    rows = Math.max(rows, one.answer.rows.length);
  }
  return {
    unit: 'milliseconds',
    'events in the log': log.head,
    'rows at most': rows,
    target: 1000,
    board: spread(took),
  };
}

/** A2: a chat opened, by its facts and as its replay, and then any moment of it shown, forwards and backwards. */
export async function measureChats(place: Place, log: LongLog): Promise<unknown> {
  const directory = await knownPeople(place);
  const found: Record<string, unknown> = {};
  for (const [events, chat] of log.chats) {
    const [facts, replays]: [number[], number[]] = [[], []];
    let replay: Replay | null = null;
    let bytes = 0;
    for (let i = 0; i < times; i++) {
      facts.push((await asked(place, directory, ({ history }) => history.chat(auditor, { chat }))).took);
      const one = await asked(place, directory, ({ past }) => past.replay(auditor, { chat }));
      replays.push(one.took);
      ({ answer: replay, bytes } = one);
    }
    const jumped = replay ? jumpedAbout(replay) : [];
    found[`${events} events`] = { facts: spread(facts), replay: spread(replays), 'bytes of the replay': bytes, moment: spread(jumped) }; // prettier-ignore
  }
  return { unit: 'milliseconds', 'events in the log': log.head, target: 100, chats: found };
}

/** What the page works out for a moment: the tape at it and the lines of each pane. The first one includes making the tapes. */
function jumpedAbout(replay: Replay): number[] {
  const took: number[] = [];
  let tapes: ScreenTape[] | null = null;
  const [from, until] = [replay.startedAt, replay.endedAt ?? Date.now()];
  for (let i = 0; i < jumps; i++) {
    const moment: Moment = momentAt(from + Math.random() * (until - from));
    const started = performance.now();
    tapes ??= replay.screens.map(({ changes }) => new ScreenTape(changes));
    replay.screens.forEach(({ who }, place) => {
      const tape = tapes?.[place];
      if (!tape || who.kind === 'system') return;
      const words = (one: Words): string => (typeof one === 'string' ? one : '');
      const reader = { id: who.id, kind: who.kind, visitorName: '', operatorName: '', words, notice: () => 'x' };
      paneLines(tape.at(tape.countAt(moment)), reader, most);
    });
    took.push(performance.now() - started);
  }
  return took;
}
