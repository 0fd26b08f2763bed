import { jest } from '@jest/globals';
import { browserTimers as timers } from '../chat/timers';
import { SlimSocket, type Web } from './slim-socket';

/** The browser's socket; the test is its other end. */
class FakeWeb implements Web {
  onmessage: Web['onmessage'] = null;
  onclose: Web['onclose'] = null;
  onerror: Web['onerror'] = null;
  sent: string[] = [];
  closed = false;

  send(frame: string): void {
    this.sent.push(frame);
  }
  close(): void {
    this.closed = true;
  }
  says(...frames: string[]): void {
    for (const data of frames) (this.onmessage as (event: { data: string }) => void)({ data });
  }
  breaks(how: 'onclose' | 'onerror'): void {
    (this[how] as () => void)();
  }
}

const heads = '0{"sid":"x","pingInterval":10000,"pingTimeout":5000}';
const welcome = '40/visitor,{"sid":"y"}';

describe('the small socket', () => {
  let webs: FakeWeb[];
  let heard: unknown[][];
  let socket: SlimSocket;
  const web = (): FakeWeb => webs.at(-1)!;
  const connected = (): void => {
    socket.connect();
    web().says(heads, welcome);
    web().sent = heard = [];
    web().sent = [];
  };

  beforeEach(() => {
    jest.useFakeTimers();
    webs = [];
    heard = [];
    const open = (): Web => webs[webs.push(new FakeWeb()) - 1]!;
    socket = new SlimSocket({ open, timers, now: Date.now }, '/visitor', { token: 'secret' });
    for (const event of ['connect', 'disconnect', 'connect_error', 'delta'])
      socket.on(event, (...args: unknown[]) => heard.push([event, ...args]));
  });
  afterEach(() => void jest.useRealTimers());

  it('enters its namespace with the token, and is connected when the server says so', () => {
    socket.connect();
    socket.connect();
    expect(webs).toHaveLength(1);
    web().says(heads);
    expect([socket.connected, web().sent]).toEqual([false, ['40/visitor,{"token":"secret"}']]);
    web().says(welcome);
    expect([socket.connected, heard]).toEqual([true, [['connect']]]);
  });

  it('hands events on, answers signs of life, and gives each answer to its own call', () => {
    connected();
    const answers: unknown[] = [];
    socket.emit('cmd', { text: 'a' }, (answer: unknown) => answers.push(['first', answer]));
    socket.emit('cmd', { text: 'b' }, (answer: unknown) => answers.push(['second', answer]));
    socket.emit('signal', { kind: 'typing' });
    expect(web().sent).toEqual([
      '42/visitor,0["cmd",{"text":"a"}]',
      '42/visitor,1["cmd",{"text":"b"}]',
      '42/visitor,["signal",{"kind":"typing"}]',
    ]);
    web().says('43/visitor,1[{"ok":true}]', '43/visitor,1[{"ok":"again"}]', '2', '42/visitor,["delta",{"to":3}]');
    expect(answers).toEqual([['second', { ok: true }]]);
    expect(web().sent.at(-1)).toBe('3');
    expect(heard).toEqual([['delta', { to: 3 }]]);
  });

  it('leaves what another namespace says alone', () => {
    connected();
    web().says('42/staff,["delta",{}]', '41');
    expect([socket.connected, heard]).toEqual([true, []]);
  });

  it('a refusal is told with its code, and leads to no second word', () => {
    socket.connect();
    web().says(heads, '44/visitor,{"message":"UNAUTHENTICATED","data":{"code":"UNAUTHENTICATED"}}');
    web().breaks('onclose');
    expect(heard).toEqual([['connect_error', expect.objectContaining({ data: { code: 'UNAUTHENTICATED' } })]]);
    expect(web().closed).toBe(true);
  });

  it.each([
    ['the server ends it', 'io server disconnect', () => web().says('41/visitor,')],
    ['the server closes the line', 'transport close', () => web().says('1')],
    ['the line breaks', 'transport close', () => web().breaks('onclose')],
    ['the line fails', 'transport error', () => web().breaks('onerror')],
    ['what comes is no packet', 'parse error', () => web().says('42/visitor,["cut')],
    ['the server falls silent', 'ping timeout', () => jest.advanceTimersByTime(15_000)],
    ['it is told to', 'io client disconnect', () => socket.disconnect()],
  ])('when %s it says so once, with the reason', (_, why, end) => {
    connected();
    end();
    web().breaks('onclose');
    expect([socket.connected, web().closed, heard]).toEqual([false, true, [['disconnect', why]]]);
  });

  it('a sign of life in time keeps it, and the server is told of a parting', () => {
    connected();
    for (let beat = 0; beat < 5; beat++) {
      jest.advanceTimersByTime(10_000);
      web().says('2');
    }
    expect(socket.connected).toBe(true);
    socket.disconnect();
    expect(web().sent.at(-1)).toBe('41/visitor,');
  });

  it('after a sleep of the machine nothing is sent into a line that is long dead', () => {
    connected();
    jest.setSystemTime(Date.now() + 60_000);
    socket.emit('signal', {});
    expect([web().sent, heard]).toEqual([[], [['disconnect', 'ping timeout']]]);
  });

  it.each([
    ['nobody answers', () => jest.advanceTimersByTime(20_000)],
    ['the line can’t be opened', () => web().breaks('onerror')],
    ['the line closes before the welcome', () => web().breaks('onclose')],
  ])('when %s it has failed, and can be tried again', (_, fail) => {
    socket.connect();
    fail();
    expect(heard).toEqual([['connect_error', expect.anything()]]);
    connected();
    expect(socket.connected).toBe(true);
  });

  it('answers of an old connection are not waited for, and its late words are not heard', () => {
    connected();
    const answered = jest.fn();
    socket.emit('cmd', {}, answered);
    const old = web();
    old.breaks('onclose');
    connected();
    old.says('43/visitor,0[1]', '42/visitor,["delta",{}]');
    web().says('43/visitor,0[1]');
    expect(answered).not.toHaveBeenCalled();
    expect(heard).toEqual([]);
  });
});
