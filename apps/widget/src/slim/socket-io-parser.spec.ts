import { Decoder, Encoder, type Packet } from './socket-io-parser';

function decode(text: string): Packet {
  const decoder = new Decoder();
  let packet: Packet | undefined;
  decoder.on('decoded', (decoded) => (packet = decoded));
  decoder.add(text);
  return packet!;
}

describe('the small socket.io parser', () => {
  const packets: Packet[] = [
    { type: 0, nsp: '/visitor', data: { token: 'a,b' } },
    { type: 2, nsp: '/visitor', id: 12, data: ['cmd', { text: 'line\nbreak, 5["x"]' }] },
    { type: 3, nsp: '/visitor', id: 0, data: [{ ok: true }] },
    { type: 1, nsp: '/', id: undefined, data: undefined },
  ];

  it.each(packets)('reads what it writes: %j', (packet) => {
    expect(decode(new Encoder().encode(packet)[0]!)).toEqual({ id: undefined, data: undefined, ...packet });
  });

  it('writes what the protocol says', () => {
    expect(new Encoder().encode(packets[1]!)).toEqual(['2/visitor,12["cmd",{"text":"line\\nbreak, 5[\\"x\\"]"}]']);
  });

  it.each(['', 'x', '51-["binary"]', '7["no such type"]'])('refuses %j', (text) => {
    expect(() => decode(text)).toThrow('invalid packet');
  });
});
