/** The half-private parts of engine.io's websocket transport that are touched; a test holds them to it. */
interface Packet {
  readonly type: string;
  readonly data?: unknown;
  readonly options?: { readonly wsPreEncodedFrame?: readonly Buffer[] };
}
export interface Transport {
  send(packets: readonly Packet[]): void;
}

const codes: Readonly<Record<string, string>> = {
  open: '0',
  close: '1',
  ping: '2',
  pong: '3',
  message: '4',
  noop: '6',
};
const wholeText = 0x81;

/** A websocket frame that holds the text, as a server sends it: in one piece and unmasked. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = wholeText;
  frame[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.write(text, head);
  return frame;
}

/** As engine.io frames a message of its own. */
export const messageFrame = (text: string): Buffer => textFrame(codes['message'] + text);

/**
 * Gives all packets that wait for a socket to the system in one write. Head and body of each frame were two buffers and a
 * write of their own, and writes are a quarter of what the server does for a message.
 */
export function sendInOneWrite(transport: Transport): void {
  const send = transport.send.bind(transport);
  transport.send = (packets) => {
    const frames = framesOf(packets);
    if (!frames) return send(packets);
    const frame = frames.length === 1 ? frames : [Buffer.concat(frames)];
    send([{ type: 'message', options: { wsPreEncodedFrame: frame } }]);
  };
}

/** Null where one of them is no text. */
function framesOf(packets: readonly Packet[]): Buffer[] | null {
  const frames: Buffer[] = [];
  for (const { type, data, options } of packets) {
    const code = codes[type];
    if (options?.wsPreEncodedFrame) frames.push(...options.wsPreEncodedFrame);
    else if (code !== undefined && (data === undefined || typeof data === 'string'))
      frames.push(textFrame(code + (data ?? ''))); // prettier-ignore
    else return null;
  }
  return frames;
}
