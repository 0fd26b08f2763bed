import type { Outgoing } from './outbox';
import type { FakeSocket, Sent } from './testing/fake-socket';
import { rig, settle } from './testing/rig';

const ok = (sent: Sent): void => sent.answer({ ok: true, id: sent.message.id, dup: false, result: {} });
const no = (sent: Sent, retry: string, afterMs?: number): void =>
  sent.answer({ ok: false, id: sent.message.id, code: 'CONFLICT', message: '', retry, afterMs });
const texts = (socket: FakeSocket): unknown[] => socket.take('cmd').map((sent) => sent.message.body.text);

describe('the outbox', () => {
  it('sends nothing while disconnected, and what was written as soon as the connection stands', () => {
    const { live, socket } = rig();
    void live.send('message.post', { text: 'hello' }, { chat: 'a' });
    expect(socket.sent).toEqual([]);
    socket.accept();
    expect(texts(socket)).toEqual(['hello']);
  });

  it('has one command of a chat in flight, and chats do not wait for each other', () => {
    const { live, socket } = rig();
    socket.accept();
    void live.send('message.post', { text: 'a1' }, { chat: 'a' });
    void live.send('message.post', { text: 'a2' }, { chat: 'a' });
    void live.send('message.post', { text: 'b1' }, { chat: 'b' });
    const [first] = socket.sent;
    expect(texts(socket)).toEqual(['a1', 'b1']);
    ok(first!);
    expect(texts(socket)).toEqual(['a2']);
  });

  it('lets a text pass a read position of the same chat', () => {
    const { live, socket } = rig();
    socket.accept();
    void live.send('chat.read', { delivered: 1, read: 1 }, { chat: 'a' });
    void live.send('message.post', { text: 'a1' }, { chat: 'a' });
    expect(socket.take('cmd')).toHaveLength(2);
  });

  it('M3: repeats an unanswered command with the same id after 15 s and a pause', () => {
    const { live, socket, clock } = rig();
    socket.accept();
    void live.send('message.post', { text: 'hello' }, { chat: 'a' });
    const [first] = socket.take('cmd');
    clock.advance(15_000);
    expect(socket.take('cmd')).toEqual([]);
    clock.advance(250);
    expect(socket.take('cmd').map((sent) => sent.message.id)).toEqual([first!.message.id]);
  });

  it('ignores the late answer to an attempt that was given up', async () => {
    const { live, socket, clock } = rig();
    socket.accept();
    const answers: unknown[] = [];
    void live.send('chat.accept', {}, { chat: 'a' }).then((ack) => answers.push(ack));
    const [first] = socket.take('cmd');
    clock.advance(15_250);
    no(first!, 'no');
    await settle();
    expect(answers).toEqual([]);
    ok(socket.take('cmd')[0]!);
    await settle();
    expect(answers).toMatchObject([{ ok: true }]);
  });

  it('repeats with the same id over a cut, and resolves once', async () => {
    const { live, socket, clock } = rig();
    socket.accept();
    const answer = live.send('chat.accept', {}, { chat: 'a', id: 'i' });
    socket.drop();
    clock.advance(60_000);
    socket.accept();
    const again = socket.take('cmd');
    expect(again.map((sent) => sent.message.id)).toEqual(['i', 'i']);
    ok(again[1]!);
    expect(await answer).toMatchObject({ ok: true, id: 'i' });
  });

  it('waits as long as the server says, and longer with each refusal, by chance up to the limit', () => {
    const { live, socket, clock } = rig(undefined, 1);
    socket.accept();
    void live.send('message.post', { text: 'hello' }, { chat: 'a' });
    no(socket.take('cmd')[0]!, 'later', 4000);
    clock.advance(3999);
    expect(socket.take('cmd')).toEqual([]);
    clock.advance(1);
    no(socket.take('cmd')[0]!, 'same-id');
    clock.advance(999);
    expect(socket.take('cmd')).toEqual([]);
    clock.advance(1);
    expect(socket.take('cmd')).toHaveLength(1);
  });

  it('never waits longer than 30 s between attempts', () => {
    const { live, socket, clock } = rig(undefined, 1);
    socket.accept();
    void live.send('message.post', { text: 'hello' }, { chat: 'a' });
    for (let i = 0; i < 12; i++) {
      no(socket.take('cmd')[0]!, 'later');
      clock.advance(30_000);
    }
    expect(socket.take('cmd')).toHaveLength(1);
  });

  it('M3: shows a text as sending, then sent, until the thread itself shows it', () => {
    const { live, socket } = rig();
    socket.accept();
    const states: string[][] = [];
    live.outbox.onChange((items) => states.push(items.map((item) => item.state)));
    void live.send('message.post', { text: 'hello' }, { chat: 'a', id: 'm' });
    ok(socket.take('cmd')[0]!);
    live.outbox.drop('m');
    expect(states).toEqual([['sending'], ['sent'], []]);
  });

  it('M3: keeps a refused text with its reason; "Try again" sends the same id', () => {
    const { live, socket } = rig();
    socket.accept();
    void live.send('message.post', { text: 'hello' }, { chat: 'a', id: 'm' });
    no(socket.take('cmd')[0]!, 'no');
    expect(live.outbox.items).toMatchObject([{ text: 'hello', state: 'failed', refusal: { code: 'CONFLICT' } }]);
    live.outbox.again('m');
    expect(socket.take('cmd').map((sent) => sent.message.id)).toEqual(['m']);
    expect(live.outbox.items).toMatchObject([{ state: 'sending' }]);
  });

  it('M2: an unsent text survives a reload and is sent with its id; a sent one is not kept', () => {
    let kept: Outgoing[] = [];
    const storage = { load: () => kept, save: (unsent: Outgoing[]) => void (kept = structuredClone(unsent)) };
    const before = rig(storage);
    before.socket.accept();
    void before.live.send('message.post', { text: 'one' }, { chat: 'a', id: 'm1' });
    void before.live.send('message.post', { text: 'two' }, { chat: 'a', id: 'm2' });
    ok(before.socket.take('cmd')[0]!);
    const after = rig(storage);
    expect(after.live.outbox.items.map((item) => item.text)).toEqual(['two']);
    after.socket.accept();
    expect(after.socket.take('cmd').map((sent) => sent.message.id)).toEqual(['m2']);
  });
});
