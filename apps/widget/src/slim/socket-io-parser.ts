import { Emitter } from '@socket.io/component-emitter';

/** Takes the place of `socket.io-parser` in the bundle: protocol 5 without binary attachments, which Parley never sends. */
export const protocol = 5;

export const PacketType = {
  CONNECT: 0,
  DISCONNECT: 1,
  EVENT: 2,
  ACK: 3,
  CONNECT_ERROR: 4,
  BINARY_EVENT: 5,
  BINARY_ACK: 6,
} as const;

export interface Packet {
  type: number;
  nsp: string;
  data?: unknown;
  id?: number;
}

export class Encoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    const place = nsp && nsp !== '/' ? `${nsp},` : '';
    return [`${type}${place}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`];
  }
}

const form = /^([0-4])(?:(\/[^,]*),)?(\d+)?(.*)$/s;

export class Decoder extends Emitter<object, object, { decoded: (packet: Packet) => void }> {
  /** Throws on what is no packet; the manager then closes the connection. */
  add(text: string): void {
    const [, type, nsp, id, data] = form.exec(text) ?? [];
    if (type === undefined) throw new Error('invalid packet');
    this.emitReserved('decoded', {
      type: Number(type),
      nsp: nsp ?? '/',
      id: id === undefined ? undefined : Number(id),
      data: data ? JSON.parse(data) : undefined,
    });
  }

  /** The manager calls it when a connection ends; there is nothing half read to throw away. */
  destroy(): void {}
}
