import type { Change } from '#libs/contracts';
import { rig, type Rig } from './testing/rig';

const row = (key: string, seq: number, row: unknown = `${key}${seq}`): Change => ({ key, seq, row });
const page = (from: number, to: number, rows: Change[], more = {}): object => ({
  feed: 'team',
  from,
  to,
  rows,
  ...more,
});

function opened(): Rig & { team: ReturnType<Rig['live']['feed']> } {
  const all = rig();
  const team = all.live.feed('team');
  all.socket.accept();
  all.clock.advance(0);
  return { ...all, team };
}
function answer({ socket }: Rig, feeds: object[], epoch = 'e'): void {
  socket.take('sync').at(-1)!.answer({ ok: true, epoch, now: 1, feeds });
}
const asked = ({ socket, clock }: Rig): unknown[] => {
  clock.advance(0);
  return socket.take('sync').map((sent) => sent.message);
};
const shown = (all: { team: { rows: ReadonlyMap<string, unknown> } }): unknown => Object.fromEntries(all.team.rows);

describe('a feed', () => {
  it('D3: takes the snapshot, then each change', () => {
    const all = opened();
    answer(all, [page(0, 2, [row('a', 1), row('b', 2)])]);
    all.socket.push('delta', page(2, 3, [row('a', 3)]));
    expect(shown(all)).toEqual({ a: 'a3', b: 'b2' });
    expect(all.team.seq).toBe(3);
  });

  it('keeps changes that overtake the answer until it is there', () => {
    const all = opened();
    all.socket.push('delta', page(2, 3, [row('a', 3)]));
    expect(all.team.ready).toBe(false);
    answer(all, [page(0, 2, [row('a', 1), row('b', 2)])]);
    expect(shown(all)).toEqual({ a: 'a3', b: 'b2' });
  });

  it('drops what it has already and takes what overlaps', () => {
    const all = opened();
    answer(all, [page(0, 5, [row('a', 5)])]);
    all.socket.push('delta', page(2, 4, [row('a', 4)]));
    all.socket.push('delta', page(3, 6, [row('a', 4), row('b', 6)]));
    expect(shown(all)).toEqual({ a: 'a5', b: 'b6' });
  });

  it('says that it could not be loaded when the server refuses for good, and the others go on', () => {
    const all = rig();
    const [team, sites] = [all.live.feed('team'), all.live.feed('sites')];
    all.socket.accept();
    all.clock.advance(0);
    const refused = { ok: false, id: null, code: 'INTERNAL', message: '', retry: 'no' };
    all.socket.take('sync')[0]!.answer(refused);
    const [first, second] = all.socket.take('sync');
    first!.answer(refused);
    second!.answer({ ok: true, epoch: 'e', now: 1, feeds: [{ ...page(0, 1, [row('a', 1)]), feed: 'sites' }] });
    expect([team.failed, sites.failed, sites.ready, all.live.state]).toEqual([true, false, true, 'live']);
    team.reload();
    expect(asked(all)).toMatchObject([{ feeds: [{ feed: 'team', seq: 0 }] }]);
  });

  it('is whole again after it was reloaded', () => {
    const all = opened();
    all.socket.take('sync')[0]!.answer({ ok: false, id: null, code: 'INTERNAL', message: '', retry: 'no' });
    expect(all.team.failed).toBe(true);
    all.team.reload();
    all.clock.advance(0);
    answer(all, [page(0, 1, [row('a', 1)])]);
    expect([all.team.failed, shown(all)]).toEqual([false, { a: 'a1' }]);
  });

  it('asks for this feed alone when something between is missing', () => {
    const all = opened();
    answer(all, [page(0, 5, [row('a', 5)])]);
    all.socket.push('delta', page(6, 7, [row('b', 7)]));
    expect(asked(all)).toMatchObject([{ epoch: 'e', feeds: [{ feed: 'team', seq: 5 }] }]);
    expect(shown(all)).toEqual({ a: 'a5' });
  });

  it('D3: resumes from its own number after a cut', () => {
    const all = opened();
    answer(all, [page(0, 5, [row('a', 5)])]);
    all.socket.drop();
    all.socket.accept();
    expect(asked(all)).toMatchObject([{ epoch: 'e', feeds: [{ feed: 'team', seq: 5 }] }]);
  });

  it('shows the pages of a long answer as one step', () => {
    const all = opened();
    const steps: number[] = [];
    all.team.onChange((keys) => steps.push(keys.length));
    answer(all, [page(0, 2, [row('a', 1), row('b', 2)], { more: true })]);
    all.clock.advance(0);
    expect([all.team.ready, steps]).toEqual([false, []]);
    answer(all, [page(2, 3, [row('c', 3)])]);
    expect([shown(all), steps]).toEqual([{ a: 'a1', b: 'b2', c: 'c3' }, [3]]);
  });

  it('begins the pages anew after a cut in the middle', () => {
    const all = opened();
    answer(all, [page(0, 2, [row('a', 1)], { more: true })]);
    all.socket.drop();
    all.socket.accept();
    expect(asked(all)).toMatchObject([{ feeds: [{ seq: 0 }] }]);
  });

  it('replaces everything when the server starts from 0', () => {
    const all = opened();
    answer(all, [page(0, 5, [row('a', 5)])]);
    all.socket.drop();
    all.socket.accept();
    all.clock.advance(0);
    answer(all, [page(0, 2, [row('b', 2)])]);
    expect(shown(all)).toEqual({ b: 'b2' });
  });

  it('asks for every feed from its beginning when the database lives another life', () => {
    const all = opened();
    answer(all, [page(0, 5, [row('a', 5)])]);
    const sites = all.live.feed('sites');
    all.clock.advance(0);
    answer(all, [{ feed: 'sites', from: 0, to: 1, rows: [row('s', 1)] }], 'other');
    expect([...sites.rows.keys()]).toEqual(['s']);
    expect(asked(all)).toMatchObject([{ epoch: 'other', feeds: [{ feed: 'team', seq: 0 }] }]);
  });

  it('is asked for when the watchdog tells of another head, or no longer of the feed', () => {
    const all = opened();
    answer(all, [page(0, 5, [row('a', 5)])]);
    all.socket.push('heads', { team: 5 });
    expect(asked(all)).toEqual([]);
    all.socket.push('heads', { team: 6 });
    expect(asked(all)).toHaveLength(1);
    answer(opened(), []);
    const lost = opened();
    answer(lost, [page(0, 1, [])]);
    lost.socket.push('heads', {});
    expect(asked(lost)).toHaveLength(1);
  });

  it('D4: forgets its rows when the reader may see it no more, and asks again only after a reconnect', () => {
    const all = opened();
    answer(all, [page(0, 5, [row('a', 5)])]);
    all.socket.push('heads', {});
    all.clock.advance(0);
    answer(all, [{ feed: 'team', denied: true }]);
    expect([shown(all), all.team.denied]).toEqual([{}, true]);
    all.socket.push('heads', {});
    expect(asked(all)).toEqual([]);
    all.socket.drop();
    all.socket.accept();
    expect(asked(all)).toMatchObject([{ feeds: [{ seq: 0 }] }]);
  });

  it('tells the server with the last use, not with an earlier one', () => {
    const all = opened();
    all.live.feed('team').close();
    all.clock.advance(0);
    expect(all.socket.take('unsync')).toEqual([]);
    all.team.close();
    all.clock.advance(0);
    expect(all.socket.take('unsync').map((sent) => sent.message)).toEqual([{ feeds: ['team'] }]);
  });

  it('takes older rows, but never over one that is here', () => {
    const all = opened();
    answer(all, [page(0, 9, [row('8', 9, 'erased'), row('9', 8)])]);
    all.team.addOlder([row('7', 1), row('8', 2)]);
    expect(shown(all)).toEqual({ '7': '71', '8': 'erased', '9': '98' });
  });

  it('M3: takes a text from the outbox in the step in which its row comes', () => {
    const all = opened();
    answer(all, [page(0, 1, [])]);
    void all.live.send('message.post', { text: 'hello' }, { chat: 'c', id: 'm' });
    all.socket.push('delta', page(1, 2, [row('4', 2, { kind: 'message', id: 'm' })]));
    expect(all.live.outbox.items).toEqual([]);
  });
});
