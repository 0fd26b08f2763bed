import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import type { Room, Rooms, Seat } from './room';

/** The limit: rooms, acknowledgement, broadcast, and nothing else. */
export function serveBare(): Promise<number> {
  const http = createServer();
  const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false, httpCompression: false });
  server.on('connection', (socket) => {
    socket.on('join', (room: string, done: () => void) => {
      void socket.join(room);
      done();
    });
    socket.on('cmd', (message: { chat: string; body: { text: string } }, done: (ack: object) => void) => {
      done({ ok: true });
      socket.to(message.chat).emit('delta', message);
    });
  });
  return new Promise((resolve) => http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port)));
}

export async function enterBare(port: number, chats: number): Promise<Rooms> {
  const sockets: Socket[] = [];
  const seat = async (chat: string): Promise<Seat> => {
    const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false });
    sockets.push(socket);
    await new Promise<void>((resolve) => socket.on('connect', resolve));
    await socket.emitWithAck('join', chat).catch(() => undefined);
    return {
      send: (text) => socket.emitWithAck('cmd', { v: 1, id: crypto.randomUUID(), type: 'message.post', chat, body: { text } }) as Promise<void>, // prettier-ignore
      onText: (listener) => void socket.on('delta', (m: { body: { text: string } }) => listener(m.body.text)),
    };
  };
  const rooms: Room[] = [];
  for (let i = 0; i < chats; i++) rooms.push(await Promise.all([seat(`c${i}`), seat(`c${i}`), seat(`c${i}`)]));
  return { rooms, close: () => sockets.forEach((socket) => socket.disconnect()) };
}
