import { Client } from 'pg';
import type { CommandType, SyncAnswer } from '#libs/contracts';
import { type Line, until } from '../support/line';
import type { Account, Answered, Guest, Office } from '../support/office';
import type { TestParley } from '../support/parley-in-process';

type Who = Account | Guest | null;

/** The record itself, beside Parley. */
export class LogBook {
  private constructor(private readonly client: Client) {}

  static async open({ database }: TestParley): Promise<LogBook> {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    return new LogBook(client);
  }

  async rows<T extends object>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.client.query<T>(text, values)).rows;
  }

  async head(): Promise<number> {
    const [row] = await this.rows<{ n: string | null }>('select max(position) n from log.events');
    return Number(row?.n ?? 0);
  }

  /** Nothing more is being recorded: presence follows sockets in its own time. */
  async atRest(): Promise<number> {
    for (let before = -1; ;) {
      const head = await this.head();
      if (head === before) return head;
      before = head;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** Headers of a visitor, of a member of staff, or of nobody. */
export function headersOf(office: Office, who: Who): Record<string, string> {
  if (who === null) return {};
  return 'token' in who ? { authorization: `Bearer ${who.token}` } : office.as(who);
}

/** `cmd`, `sync` or `query` over HTTP. */
export function post(office: Office, who: Who, door: 'cmd' | 'sync' | 'query', body: unknown): Promise<Answered> {
  return office.http(`/api/${door}`, { body, headers: headersOf(office, who) });
}

/** Feeds over HTTP, from the beginning: an answer for each, in order. */
export async function httpSync(office: Office, who: Who, ...feeds: string[]): Promise<SyncAnswer['feeds']> {
  const asked = feeds.map((feed) => ({ feed, seq: 0 }));
  const answer = await post(office, who, 'sync', { v: 1, epoch: null, feeds: asked });
  return (answer.body as unknown as SyncAnswer).feeds;
}

/** Every byte that comes to a socket from now on, acknowledgements too. */
export function bytesOf(line: Line): { text: string } {
  const received = { text: '' };
  line.socket.io.engine.on('data', (data: unknown) => (received.text += String(data)));
  return received;
}

/** Ids look alike, so that two answers may be compared byte by byte. */
export function withoutIds(text: string): string {
  return text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<id>');
}

/** Known to be online, so that offers can be made to them. */
export async function areOnline(line: Line, ...people: Account[]): Promise<void> {
  await line.sync('team');
  const isOnline = ({ id }: Account): boolean =>
    (line.feed('team')[id] as { presence?: string })?.presence === 'online';
  await until(() => people.every(isOnline));
}

/** A command over a socket that must succeed. */
export async function sent(
  line: Line,
  type: CommandType,
  body: object,
  chat?: string,
): Promise<Record<string, unknown>> {
  const ack = await line.send(type, body, chat);
  if (!ack.ok) throw new Error(`${type}: ${JSON.stringify(ack)}`);
  return ack.result;
}
