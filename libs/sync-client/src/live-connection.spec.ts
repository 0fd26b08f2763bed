import { rig, settle } from './testing/rig';

const empty = (epoch = 'e'): unknown => ({ ok: true, epoch, now: 5_000_000, feeds: [] });
const answerAll = (socket: ReturnType<typeof rig>['socket']): void =>
  socket.take('sync').forEach((sent) => sent.answer(empty()));

describe('a connection', () => {
  it('is live once what was missed is here, not as soon as the socket stands', () => {
    const { live, socket, clock } = rig();
    live.feed('team');
    socket.accept();
    clock.advance(0);
    expect(live.state).toBe('connecting');
    answerAll(socket);
    expect(live.state).toBe('live');
  });

  it('is live without any feed too', () => {
    const { live, socket, clock } = rig();
    socket.accept();
    clock.advance(0);
    expect(live.state).toBe('live');
  });

  it('asks for all feeds that were opened in one turn with one message', () => {
    const { live, socket, clock } = rig();
    socket.accept();
    clock.advance(0);
    live.feed('team');
    live.feed('sites');
    clock.advance(0);
    const asked = socket.take('sync');
    expect(asked).toHaveLength(1);
    expect(asked[0]!.message).toMatchObject({ epoch: null, feeds: [{ feed: 'team', seq: 0 }, { feed: 'sites' }] });
  });

  it('gives a socket up that answers nothing while the browser says it is offline, and tries when that is over', () => {
    const { socket, clock, live, network } = rig(undefined, 1);
    socket.accept();
    clock.advance(0);
    network(false);
    clock.advance(1999);
    expect(live.state).toBe('live');
    clock.advance(1);
    expect(live.state).toBe('reconnecting');
    const { tries } = socket;
    network(true);
    expect(socket.tries).toBe(tries + 1);
  });

  it('keeps a socket that answers, whatever the browser says', () => {
    const { socket, clock, live, network } = rig();
    socket.accept();
    clock.advance(0);
    network(false);
    socket.take('sync').forEach((sent) => sent.answer(empty()));
    clock.advance(5000);
    expect(live.state).toBe('live');
  });

  it('comes back by itself, later after each failure, and can be told to try at once', () => {
    const { live, socket, clock } = rig(undefined, 1);
    socket.accept();
    clock.advance(0);
    socket.drop();
    expect(live.state).toBe('reconnecting');
    clock.advance(500);
    expect(socket.tries).toBe(2);
    socket.refuse();
    expect(live.retryAt).toBe(clock.time + 1000);
    live.tryNow();
    expect(socket.tries).toBe(3);
    expect(live.retryAt).toBeNull();
  });

  it('stays away as long as a bye says', () => {
    const { socket, clock } = rig();
    socket.accept();
    socket.push('bye', { why: 'deploy', afterMs: 8000 });
    socket.drop();
    clock.advance(7999);
    expect(socket.tries).toBe(1);
    clock.advance(1);
    expect(socket.tries).toBe(2);
  });

  it.each([
    ['signed-out', (socket: ReturnType<typeof rig>['socket']) => socket.push('bye', { why: 'signed-out', afterMs: 0 })],
    ['signed-out', (socket: ReturnType<typeof rig>['socket']) => socket.refuse('UNAUTHENTICATED')],
    ['must-change-password', (socket: ReturnType<typeof rig>['socket']) => socket.refuse('MUST_CHANGE_PASSWORD')],
  ])('ends for good when the server says %s', (why, end) => {
    const { live, socket, clock } = rig();
    const heard: string[] = [];
    live.onBye((bye) => heard.push(bye.why));
    if (why === 'signed-out') socket.accept();
    end(socket);
    clock.advance(120_000);
    expect([live.state, heard, socket.tries]).toEqual(['ended', [why], 1]);
  });

  it('asks a query again over a cut', async () => {
    const { live, socket, clock } = rig();
    socket.accept();
    const answer = live.query('thread.before', { feed: 'chat:a', before: 9 });
    socket.drop();
    clock.advance(60_000);
    socket.accept();
    socket
      .take('query')
      .at(-1)!
      .answer({ ok: true, result: { rows: [], end: true } });
    expect(await answer).toEqual({ ok: true, result: { rows: [], end: true } });
  });

  it('drops a signal while disconnected and hears signals', async () => {
    const { live, socket } = rig();
    const heard: unknown[] = [];
    live.onSignal((signal) => heard.push(signal));
    live.signal({ kind: 'typing', chat: 'a' });
    socket.accept();
    live.signal({ kind: 'typing', chat: 'b' });
    socket.push('signal', { kind: 'queue', chat: 'a', place: 2 });
    await settle();
    expect(socket.take('signal').map((sent) => sent.message.chat)).toEqual(['b']);
    expect(heard).toEqual([{ kind: 'queue', chat: 'a', place: 2 }]);
  });

  it("knows the server's clock from its answers", () => {
    const { live, socket, clock } = rig();
    live.feed('team');
    socket.accept();
    clock.advance(0);
    answerAll(socket);
    clock.advance(1000);
    expect(live.serverNow).toBe(5_001_000);
  });
});
