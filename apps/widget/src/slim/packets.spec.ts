import { type Packet, read, written } from './packets';

describe('packets of socket.io', () => {
  const packets: Packet[] = [
    { kind: 0, namespace: '/visitor', id: undefined, data: { token: 'a,b' } },
    { kind: 2, namespace: '/visitor', id: 12, data: ['cmd', { text: 'line\nbreak, 5["x"]' }] },
    { kind: 3, namespace: '/visitor', id: 0, data: [{ ok: true }] },
    { kind: 1, namespace: '/visitor', id: undefined, data: undefined },
  ];

  it.each(packets)('are read as they were written: %j', (packet) => {
    expect(read(written(packet))).toEqual(packet);
  });

  it('are written as the protocol says', () => {
    expect(written(packets[1]!)).toBe('2/visitor,12["cmd",{"text":"line\\nbreak, 5[\\"x\\"]"}]');
  });

  it('without a namespace are the main one’s', () => {
    expect(read('1')).toMatchObject({ kind: 1, namespace: '/' });
  });

  it.each(['', 'x', '51-["binary"]', '7["no such kind"]', '2/visitor,["cut'])('%j is none', (text) => {
    expect(read(text)).toBeNull();
  });
});
