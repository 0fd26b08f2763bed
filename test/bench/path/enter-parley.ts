import { io, type Socket } from 'socket.io-client';
import { uuidv7 } from '#libs/sync-client';
import type { Ack, CommandType, Delta, SessionAnswer, SyncAnswer, VisitorAnswer } from '#libs/contracts';
import type { Room, Rooms, Seat } from './room';

export interface Account {
  readonly id: string;
  readonly cookie: string;
  readonly csrfToken: string;
}

const own = 'a password of their own';

/** Sets up chats through the public doors, as people would. */
export async function enterParley(port: number, chats: number): Promise<Rooms> {
  const base = `http://127.0.0.1:${port}`;
  const administrator = await account(base, 'admin@example.com');
  const operators = [await operator(base, administrator, 1), await operator(base, administrator, 2)];
  const sockets: Socket[] = [];
  const rooms: Room[] = [];
  for (let i = 0; i < chats; i++) {
    const visitor = await post<VisitorAnswer>(base, '/api/visitor', { siteKey: 'demo' });
    const guest = await connect(base, '/visitor', { token: visitor.token });
    const { chat } = await command(guest, 'chat.start', { text: 'hello' });
    const staff = await Promise.all(
      operators.map((o) => connect(base, '/staff', { csrfToken: o.csrfToken }, o.cookie)),
    );
    for (const socket of staff) await command(socket, 'chat.join', {}, String(chat));
    sockets.push(guest, ...staff);
    const seats = [guest, ...staff].map((socket, place) =>
      seat(socket, String(chat), place === 0 ? 'visitor' : 'chat'),
    );
    rooms.push((await Promise.all(seats)) as unknown as Room);
  }
  return { rooms, close: () => sockets.forEach((socket) => socket.disconnect()) };
}

async function seat(socket: Socket, chat: string, kind: 'visitor' | 'chat'): Promise<Seat> {
  const heard = new Set<(text: string) => void>();
  socket.on('delta', ({ rows }: Delta) => {
    for (const { row } of rows) {
      const text = (row as { text?: unknown } | null)?.text;
      if (typeof text === 'string') for (const listener of heard) listener(text);
    }
  });
  const feeds = [{ feed: `${kind}:${chat}`, seq: 0 }];
  const synced = (await socket.emitWithAck('sync', { v: 1, epoch: null, feeds })) as SyncAnswer;
  if (!synced.ok || 'denied' in (synced.feeds[0] ?? {})) throw new Error('a seat was refused');
  return {
    send: (text) => command(socket, 'message.post', { text }, chat).then(() => undefined),
    onText: (listener) => void heard.add(listener),
  };
}

export async function command(
  socket: Socket,
  type: CommandType,
  body: object,
  chat?: string,
): Promise<Record<string, unknown>> {
  const message = { v: 1, id: uuidv7(), type, ...(chat === undefined ? {} : { chat }), body };
  const ack = (await socket.emitWithAck('cmd', message)) as Ack;
  if (!ack.ok) throw new Error(`${type} was refused: ${ack.code}`);
  return ack.result;
}

export function connect(base: string, namespace: string, auth: object, cookie?: string): Promise<Socket> {
  const extraHeaders = { origin: base, ...(cookie === undefined ? {} : { cookie }) };
  const socket = io(`${base}${namespace}`, { transports: ['websocket'], forceNew: true, reconnection: false, auth, extraHeaders }); // prettier-ignore
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve(socket));
    socket.on('connect_error', reject);
  });
}

export async function operator(base: string, administrator: Account, number: number): Promise<Account> {
  const email = `operator${number}@example.com`;
  const body = { email, name: `Operator ${number}`, role: 'operator', sites: 'all' };
  await post(base, '/api/cmd', { v: 1, id: uuidv7(), type: 'operator.create', body }, administrator);
  return account(base, email);
}

/** Signs in with the start password and replaces it. */
export async function account(base: string, email: string): Promise<Account> {
  const first = await signIn(base, email, 'password');
  await post(base, '/api/session/password', { current: 'password', next: own }, first, 'PUT');
  return signIn(base, email, own);
}

async function signIn(base: string, email: string, password: string): Promise<Account> {
  const response = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { csrfToken, operator: who } = (await response.json()) as SessionAnswer;
  return { id: who.id, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '', csrfToken };
}

export async function post<T>(base: string, path: string, body: object, who?: Account, method = 'POST'): Promise<T> {
  const headers = {
    'content-type': 'application/json',
    ...(who && { cookie: who.cookie, 'x-csrf-token': who.csrfToken }),
  };
  const response = await fetch(`${base}${path}`, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (response.status === 204 ? {} : await response.json()) as T;
}
