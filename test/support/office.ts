import type { CommandBodies, CommandType, Role, SessionAnswer, VisitorAnswer } from '#libs/contracts';
import { uuidv7 } from '#libs/sync-client';
import { Line } from './line';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly cookie: string;
  readonly csrfToken: string;
}
export interface Guest {
  readonly visitor: string;
  readonly token: string;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

const own = 'a password of their own';

/** People who use Parley through its public doors only. */
export class Office {
  private readonly lines: Line[] = [];
  private administrator: Promise<Account> | null = null;
  private hired = 0;

  constructor(private readonly ports: readonly number[]) {}

  base(node = 0): string {
    return `http://127.0.0.1:${this.ports[node]}`;
  }

  async http(
    path: string,
    init: { method?: string; body?: unknown; headers?: Record<string, string>; raw?: string } = {},
  ): Promise<Answered> {
    // prettier-ignore
    const { method = 'POST', body, headers = {}, raw } = init;
    const response = await fetch(`${this.base()}${path}`, {
      method,
      headers: { ...(method === 'GET' ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(method === 'GET' ? {} : { body: raw ?? JSON.stringify(body ?? {}) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: parsed(text), headers: response.headers };
  }

  /** Headers that make a call come from this account. */
  as(account: Account): Record<string, string> {
    return { cookie: account.cookie, 'x-csrf-token': account.csrfToken };
  }

  async signIn(email: string, password: string): Promise<Account> {
    const answer = await this.http('/api/session', { body: { email, password } });
    if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status} ${answer.text}`);
    const { operator, csrfToken } = answer.body as unknown as SessionAnswer;
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return { id: operator.id, email, password, cookie, csrfToken };
  }

  /** Signed in with a password of his own. */
  admin(): Promise<Account> {
    this.administrator ??= this.settle('admin@example.com');
    return this.administrator;
  }

  /** Adds somebody and has him choose his password. */
  async hire(role: Role = 'operator', sites: string[] | 'all' = 'all', name?: string): Promise<Account> {
    return this.settle((await this.add(role, sites, name)).email);
  }

  /** Adds somebody who still has the start password. */
  async add(
    role: Role = 'operator',
    sites: string[] | 'all' = 'all',
    name?: string,
  ): Promise<{ id: string; email: string }> {
    const number = ++this.hired;
    const email = `person${number}@example.com`;
    const body = { email, name: name ?? `Person ${number}`, role, sites };
    const result = await this.command(await this.admin(), 'operator.create', body);
    return { id: String(result['operator']), email };
  }

  private async settle(email: string): Promise<Account> {
    const first = await this.signIn(email, 'password');
    const changed = await this.http('/api/session/password', {
      method: 'PUT',
      body: { current: 'password', next: own },
      headers: this.as(first),
    });
    if (changed.status >= 300) throw new Error(`password of ${email}: ${changed.status} ${changed.text}`);
    return this.signIn(email, own);
  }

  async guest(siteKey = 'demo'): Promise<Guest> {
    const answer = await this.http('/api/visitor', { body: { siteKey } });
    const { token, visitor } = answer.body as unknown as VisitorAnswer;
    return { token, visitor };
  }

  /** A command over HTTP that must succeed. */
  async command<T extends CommandType>(
    who: Account | Guest,
    type: T,
    body: CommandBodies[T],
    chat?: string,
  ): Promise<Record<string, unknown>> {
    const answer = await this.tryCommand(who, type, body, chat);
    if (answer.body['ok'] !== true) throw new Error(`${type}: ${answer.text}`);
    return answer.body['result'] as Record<string, unknown>;
  }

  tryCommand(who: Account | Guest, type: string, body: unknown, chat?: string, id = uuidv7()): Promise<Answered> {
    const headers = 'token' in who ? { authorization: `Bearer ${who.token}` } : this.as(who);
    return this.http('/api/cmd', { body: { v: 1, id, type, ...(chat === undefined ? {} : { chat }), body }, headers });
  }

  /** A raw socket of a member of staff. */
  async staffLine(account: Account, node = 0): Promise<Line> {
    const headers = { cookie: account.cookie, origin: this.base(node) };
    return this.kept(await Line.open(this.base(node), '/staff', { csrfToken: account.csrfToken }, headers));
  }

  async visitorLine(guest: Guest, node = 0): Promise<Line> {
    return this.kept(await Line.open(this.base(node), '/visitor', { token: guest.token }, { origin: this.base(node) }));
  }

  close(): void {
    for (const line of this.lines) line.close();
  }

  private kept(line: Line): Line {
    this.lines.push(line);
    return line;
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
