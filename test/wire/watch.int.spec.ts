import type { MeOffer } from '#libs/contracts';
import type { Guest } from '../support/office';
import { until, type Line } from '../support/line';
import { parleyInProcess } from '../support/parley-in-process';
import { areOnline } from './wire-world';

/** What is of chance in a frame: ids and times. Everything else must be the same, letter for letter. */
function masked(frames: readonly unknown[], known: readonly string[]): string {
  let text = JSON.stringify(frames);
  known.forEach((id, i) => (text = text.replaceAll(id, `<${i}>`)));
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replace(/\b1[0-9]{12}\b/g, '<time>')
    .replace(/Visitor \d+|"number":\d+/g, '<number>');
}

interface Day {
  readonly visitor: string;
  readonly member: string;
  readonly colleague: string;
}

/** The same chat each time, on a Parley of its own; what each screen received, after each step at rest. */
async function day(watched: boolean): Promise<Day> {
  const parley = await parleyInProcess();
  const { office } = parley;
  const [member, colleague] = [await office.hire(), await office.hire()];
  const [third, watcher] = [await office.hire(), await office.hire('supervisor')];
  const guest: Guest = await office.guest();
  const [atShop, atDesk, atNext] = [
    await office.visitorLine(guest),
    await office.staffLine(member),
    await office.staffLine(colleague),
  ];
  const lines: Line[] = [atShop, atDesk, atNext];
  const spy = await office.staffLine(watcher);
  await office.staffLine(third);
  await areOnline(spy, member, colleague, third, watcher);
  await atDesk.sync('sites');
  const site = await until(() => Object.keys(atDesk.feed('sites'))[0]);
  await atDesk.sync('team', `me:${member.id}`, `dashboard:${site}`);
  await atNext.sync('team', `me:${colleague.id}`, `dashboard:${site}`);
  await atRest(lines);
  const started = await atShop.send('chat.start', { text: 'first' });
  const chat = started.ok ? started.result.chat : '';
  await atShop.sync(`visitor:${chat}`);
  const only = (step: () => Promise<unknown>) => async (): Promise<unknown> => (watched ? step() : null);
  const offerIn = async (line: Line, who: { id: string }): Promise<string> =>
    (await until(() => Object.values(line.feed(`me:${who.id}`)).map((row) => row as MeOffer).find((row) => row.kind === 'offer' && row.chat === chat))).offer; // prettier-ignore
  const types = (line: Line) => async (): Promise<unknown> => line.socket.emit('signal', { kind: 'typing', chat });
  const steps: (() => Promise<unknown>)[] = [
    only(() => ok(spy.send('chat.watch', {}, chat))),
    only(() => spy.sync(`chat:${chat}`, `me:${watcher.id}`)),
    () => ok(atDesk.send('chat.accept', {}, chat)),
    () => atDesk.sync(`chat:${chat}`),
    types(atShop),
    types(atDesk),
    only(types(spy)),
    () => ok(atDesk.send('message.post', { text: 'second' }, chat)),
    only(() => ok(spy.send('chat.read', { delivered: 2, read: 2 }, chat))),
    () => ok(atShop.send('message.post', { text: 'third' }, chat)),
    only(() => refused(spy.send('message.post', { text: 'never' }, chat))),
    () => ok(atShop.send('chat.read', { delivered: 3, read: 2 }, chat)),
    () => ok(atDesk.send('chat.read', { delivered: 3, read: 3 }, chat)),
    // I2: the box of an invite is the team: who is online, and the load.
    () => atDesk.sync('team'),
    () => ok(atDesk.send('chat.invite', { operator: colleague.id, note: 'please look' }, chat)),
    async () => ok(atNext.send('offer.accept', { offer: await offerIn(atNext, colleague) }, chat)),
    () => atNext.sync(`chat:${chat}`),
    only(() => ok(spy.send('chat.leave', {}, chat))),
    only(() => ok(spy.send('chat.watch', {}, chat))),
    // I12: a watcher is asked like anyone, and the watch goes on.
    () => ok(atDesk.send('chat.invite', { operator: watcher.id }, chat)),
    () => spy.sync(`me:${watcher.id}`),
    async () => ok(spy.send('offer.decline', { offer: await offerIn(spy, watcher) }, chat)),
    () => ok(atNext.send('message.post', { text: 'fourth' }, chat)),
    () => ok(atNext.send('chat.leave', {}, chat)),
    () => ok(atDesk.send('chat.transfer', { operator: third.id }, chat)),
    only(() => ok(spy.send('chat.leave', {}, chat))),
    only(() => ok(spy.send('chat.watch', {}, chat))),
    () => ok(atDesk.send('visitor.kick', {}, chat)),
    () => ok(atDesk.send('message.post', { text: 'among us' }, chat)),
    () => ok(atDesk.send('chat.leave', {}, chat)),
  ];
  const told: Told[][] = lines.map(() => []);
  for (const step of steps) {
    await step();
    await atRest(lines);
    lines.forEach((line, i) => told[i]?.push(...byFeed(toldTo(line).slice(told[i].length))));
  }
  if (watched) expect(Object.keys(spy.feed(`chat:${chat}`)).length).toBeGreaterThan(3);
  const known = [chat, guest.visitor, member.id, colleague.id, third.id, watcher.id, site];
  const [visitor = '', memberSaw = '', colleagueSaw = ''] = told.map((frames) => masked(frames, known));
  await parley.close();
  return { visitor, member: memberSaw, colleague: colleagueSaw };
}

describe('a watch', () => {
  it('J2: leaves no byte: what visitor and members received equals a day without it, after each step at rest', async () => {
    const [without, withWatch] = await Promise.all([day(false), day(true)]);
    expect(withWatch.visitor).toBe(without.visitor);
    expect(withWatch.member).toBe(without.member);
    expect(withWatch.colleague).toBe(without.colleague);
    // What must be in it, or there was nothing to compare
    for (const word of ['second', 'third', 'typing', 'mark:', 'kicked']) expect(without.visitor).toContain(word);
    for (const word of ['typing', 'invited', 'declined', 'load', 'among us']) expect(without.member).toContain(word);
    expect(without.visitor).not.toContain('among us');
    expect(without.colleague).toContain('please look');
  }, 240_000);

  it('J2: a watcher may not post, kick, invite or transfer', async () => {
    const parley = await parleyInProcess();
    const { office } = parley;
    const [watcher, colleague] = [await office.hire('supervisor'), await office.hire()];
    const guest = await office.guest();
    const { chat } = await office.command(guest, 'chat.start', { text: 'hello' });
    await office.command(watcher, 'chat.watch', {}, String(chat));
    const target = { operator: colleague.id };
    for (const [type, body] of [
      ['message.post', { text: 'x' }],
      ['visitor.kick', {}],
      ['chat.invite', target],
      ['chat.transfer', target],
    ] as const)
      // prettier-ignore
      expect((await office.tryCommand(watcher, type, body, String(chat))).body).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    await parley.close();
  }, 60_000);
});

async function ok(ack: Promise<unknown>): Promise<void> {
  const answer = (await ack) as { ok: boolean; code?: string };
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
}

async function refused(ack: Promise<{ ok: boolean }>): Promise<void> {
  expect((await ack).ok).toBe(false);
}

type Told = Line['frames'][number];

/** Each feed has a window of its own, from 0 to 250 ms: which of two is told first is of chance, within one it is not. */
const byFeed = (frames: readonly Told[]): Told[] =>
  frames.toSorted((one, other) => feedOf(one).localeCompare(feedOf(other)));
const feedOf = ({ event, body }: Told): string => `${event} ${String((body as { feed?: string }).feed)}`;

/** All frames but the heartbeat, which comes by the clock and not by what happens. */
const toldTo = (line: Line): Told[] => line.frames.filter(({ event }) => event !== 'heads');

/** Nothing has come for longer than the longest wait of push: a second, of last lines. */
async function atRest(lines: readonly Line[]): Promise<void> {
  let before = -1;
  for (let count = total(lines); count !== before; count = total(lines)) {
    before = count;
    await new Promise((resolve) => setTimeout(resolve, 1_150));
  }
}

const total = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + toldTo(line).length, 0);
