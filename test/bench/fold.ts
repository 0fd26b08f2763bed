import { performance } from 'node:perf_hooks';
import type { ParleyFact } from '#libs/domain';
import { readingStream } from '#libs/domain';
import { emptyNotes, fold } from '#libs/read-models';
import type { Recorded } from '#libs/read-models';
import { fact, noon, site } from '#libs/testing';

/** How many facts a second one thread folds, as JSON: 500 chats side by side, two operators and a visitor in each. */
const chats = 500;
const messages = 60;
const operators = 100;

const idOf = (kind: string, number: number): string =>
  `00000000-0000-7000-8000-${kind}${String(number).padStart(11, '0')}`;

function staff(): ParleyFact[] {
  const all = Array.from({ length: operators }, (_, index) => idOf('a', index));
  return [fact('SiteCreated'), ...all.map((operator) => fact('OperatorCreated', { operator, sites: 'all' }))];
}

interface Party {
  readonly chat: string;
  readonly visitor: string;
  readonly ann: string;
  readonly bob: string;
}
const partyOf = (index: number): Party => ({
  chat: idOf('c', index),
  visitor: idOf('f', index),
  ann: idOf('a', index % operators),
  bob: idOf('a', (index + 1) % operators),
});

const begin = ({ chat, visitor, ann, bob }: Party): ParleyFact[] => [
  fact('ChatStarted', { chat, site, visitor }),
  fact('ContextReceived'),
  fact('ChatAccepted', { operator: ann }),
  fact('OperatorJoined', { operator: bob }),
];

/** A message, and now and then a position of everybody: three in the time of four messages. */
function talk({ chat, visitor, ann, bob }: Party, round: number): ParleyFact[] {
  const author = round % 2 ? ({ kind: 'operator', id: ann } as const) : ({ kind: 'visitor', id: visitor } as const);
  const posted = fact('MessagePosted', { author });
  const place = { chat, delivered: round, read: round };
  if (round % 4 === 1) return [posted, fact('ReadMoved', { ...place, reader: visitor, as: 'visitor' })];
  if (round % 4 === 2) return [posted, fact('ReadMoved', { ...place, reader: ann, as: 'member' })];
  return round % 4 === 3 ? [posted, fact('ReadMoved', { ...place, reader: bob, as: 'member' })] : [posted];
}

const end = ({ ann, bob }: Party): ParleyFact[] => [
  fact('VisitorLeft'),
  fact('OperatorLeft', { operator: bob }),
  fact('OperatorLeft', { operator: ann }),
  fact('ChatClosed'),
];

function history(): Recorded[] {
  const parties = Array.from({ length: chats }, (_, index) => partyOf(index));
  const rounds = Array.from({ length: messages }, (_, round) => (party: Party) => talk(party, round));
  const told = [begin, ...rounds, end].flatMap((chapter) =>
    parties.flatMap((party) => chapter(party).map((each) => ({ streamId: streamOf(each, party), fact: each }))),
  );
  const all = [...staff().map((each) => ({ streamId: site, fact: each })), ...told];
  return all.map((each, index) => ({ ...each, at: noon + index }));
}
const streamOf = ({ type }: ParleyFact, { chat }: Party): string =>
  type === 'ReadMoved' ? readingStream(chat).id : chat;

function run(facts: readonly Recorded[]): { seconds: number; rows: number } {
  const notes = emptyNotes();
  const start = performance.now();
  let rows = 0;
  for (const recorded of facts) rows += fold(notes, recorded).length;
  return { seconds: (performance.now() - start) / 1000, rows };
}

const facts = history();
run(facts);
const runs = [run(facts), run(facts), run(facts)].sort((one, other) => one.seconds - other.seconds);
const { seconds, rows } = runs[1] ?? run(facts);
console.log(
  JSON.stringify({
    bench: 'fold',
    facts: facts.length,
    rows,
    seconds: Number(seconds.toFixed(3)),
    factsPerSecond: Math.round(facts.length / seconds),
  }),
);
