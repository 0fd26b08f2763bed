import { createServer, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Server, type Socket } from 'socket.io';
import type { Ack, Change, CommandMessage, NoticeItem, Person, VisitorAnswer } from '#libs/contracts';
import {
  chatFrame,
  demoPage,
  loaderScript,
  type Rendered,
  type WidgetSite,
} from '../../apps/server/src/http/widget-pages';

const built = join(import.meta.dirname, '../../dist/widget');
const file = (name: string): string => readFileSync(join(built, name), 'utf8');

/** As much of Parley as the widget sees, with one visitor and a hand that plays the operators. */
export class FakeParley {
  readonly posted: string[] = [];
  /** Signs of typing by the visitor. */
  typed = 0;
  /** How the next commands are answered. */
  refuse: Partial<Ack & { ok: false }> | null = null;
  staffed = true;
  sessions = 0;
  readonly #rows = new Map<string, Change>();
  readonly #answered = new Map<string, Ack>();
  readonly #http = createServer((request, response) => this.#serve(request.url ?? '/', response));
  readonly #io = new Server(this.#http, { transports: ['websocket'] });
  #seq = 0;
  #n = 0;
  #chats = 0;
  #chat: string | null = null;

  constructor(
    private readonly site: Partial<WidgetSite['configuration']> = {},
    private readonly language = 'en',
  ) {
    this.#io.of('/visitor').on('connection', (socket) => this.#connected(socket));
  }

  async listen(): Promise<void> {
    await new Promise<void>((done) => this.#http.listen(0, '127.0.0.1', done));
  }
  get port(): number {
    const address = this.#http.address();
    return typeof address === 'object' && address ? address.port : 0;
  }
  get shop(): string {
    return `http://127.0.0.1:${this.port}/demo`;
  }
  get sockets(): number {
    return this.#io.of('/visitor').sockets.size;
  }

  /** Cuts every line, and keeps new ones away until `mend`. */
  cut(): void {
    this.#io.of('/visitor').use((_, next) => next(this.#isCut ? new Error('cut') : undefined));
    this.#isCut = true;
    this.#io.of('/visitor').disconnectSockets(true);
  }
  mend(): void {
    this.#isCut = false;
  }
  #isCut = false;

  head(status: 'waiting' | 'active' | 'ended', ...operators: Person[]): void {
    this.put('head', { kind: 'head', chat: this.#chat, status, operators });
  }
  notice(code: NoticeItem['code'], by: Person | null, more: Partial<NoticeItem> = {}): void {
    const n = ++this.#n;
    this.put(String(n), { kind: 'notice', n, at: Date.now(), code, by, about: null, ...more });
  }
  says(by: Person, text: string): void {
    const n = ++this.#n;
    const author = { kind: 'operator', ...by };
    this.put(String(n), { kind: 'message', n, at: Date.now(), author, text });
  }
  seen(by: Person, read = this.#n): void {
    this.put(`mark:${by.id}`, { kind: 'mark', who: 'operator', id: by.id, delivered: read, read });
  }
  mark(): unknown {
    return this.#rows.get('mark:visitor')?.row;
  }
  signal(signal: { kind: 'typing'; who: string; name: string } | { kind: 'queue'; place: number }): void {
    this.#io.of('/visitor').emit('signal', { ...signal, chat: this.#chat });
  }
  put(key: string, row: object): void {
    const from = this.#seq;
    const change = { key, seq: ++this.#seq, row };
    this.#rows.set(key, change);
    this.#io.of('/visitor').emit('delta', { feed: `visitor:${this.#chat}`, from, to: this.#seq, rows: [change] });
  }
  async close(): Promise<void> {
    await this.#io.close();
  }

  #connected(socket: Socket): void {
    socket.on('sync', (message: { feeds: { feed: string; seq: number }[] }, answer: (ack: object) => void) => {
      const feeds = message.feeds.map(({ feed, seq }) => {
        const rows = [...this.#rows.values()].filter((change) => change.seq > seq);
        return { feed, from: seq, to: this.#seq, rows };
      });
      answer({ ok: true, epoch: 'one', now: Date.now(), feeds });
    });
    socket.on('cmd', (message: CommandMessage, answer: (ack: Ack) => void) => answer(this.#command(message)));
    socket.on('signal', () => (this.typed += 1));
    socket.on('unsync', () => undefined);
  }

  #command(message: CommandMessage): Ack {
    const { id } = message;
    if (this.refuse) return { ok: false, id, code: 'INTERNAL', message: '', retry: 'no', ...this.refuse };
    const before = this.#answered.get(id);
    if (before) return before;
    const ack = { ok: true, id, dup: false, result: this.#act(message) } as Ack;
    this.#answered.set(id, ack);
    return ack;
  }

  #act({ id, type, body }: CommandMessage): object {
    if (type === 'chat.start' && (!this.#chat || this.#isEnded)) this.#begin();
    if ('text' in body && body.text) this.#post(id, body.text);
    if (type === 'chat.read') this.put('mark:visitor', { kind: 'mark', who: 'visitor', id: 'visitor', ...body });
    if (type === 'chat.leave') {
      this.notice('visitor-left', null);
      this.head('ended');
    }
    return { chat: this.#chat };
  }

  get #isEnded(): boolean {
    const head = this.#rows.get('head')?.row as { status?: string } | undefined;
    return head?.status === 'ended';
  }

  #begin(): void {
    this.#chat = `00000000-0000-7000-8000-00000000000${++this.#chats}`;
    this.#rows.clear();
    this.#n = 0;
    this.#seq = 0;
    this.head('waiting');
  }

  #post(id: string, text: string): void {
    const n = ++this.#n;
    this.posted.push(text);
    const author = { kind: 'visitor', id: 'visitor', name: null };
    this.put(String(n), { kind: 'message', n, at: Date.now(), author, text, id });
  }

  #serve(address: string, response: ServerResponse): void {
    const url = new URL(address, `http://127.0.0.1:${this.port}`);
    const home = `http://localhost:${this.port}`;
    const site: WidgetSite = { key: 'demo', configuration: this.#configuration() };
    const frame = {
      asset: (name: string) => `/widget/assets/${name}`,
      widgetUrl: home,
      language: url.searchParams.get('lang'),
    };
    const [, name, type] = /^\/widget\/assets\/(\w+\.(css|js))$/.exec(url.pathname) ?? [];
    const [, demo, page] = /^(\/demo)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
    const send = ({ headers, body }: Rendered) => response.writeHead(200, headers).end(body);
    const asset = (type: string, body: string) => send({ headers: { 'content-type': type }, body });
    if (demo) send(demoPage(this.#shop(), site, home, page));
    else if (url.pathname === '/widget/demo.js') send(loaderScript(file('loader.js'), site, home));
    else if (url.pathname === '/widget/demo/chat') send(chatFrame(site, frame));
    else if (name) asset(`text/${type === 'js' ? 'javascript' : 'css'}; charset=utf-8`, file(name));
    else if (url.pathname === '/api/visitor') asset('application/json', JSON.stringify(this.#visitor(site)));
    else if (url.pathname === '/bare') asset('text/html', '<script async src="/widget/demo.js"></script>');
    else response.writeHead(404).end();
  }

  #shop(): string {
    return file('demo/shop.html').replace('lang="en"', `lang="${this.language}" dir="auto"`);
  }

  #configuration(): WidgetSite['configuration'] {
    return {
      name: 'Northwind Bikes',
      origins: [`http://127.0.0.1:${this.port}`],
      accent: '#2d55d8',
      greeting: 'Hello! Ask us anything about bikes, delivery or your order.',
      preChatFields: ['name', 'email'],
      contextEndpoint: null,
      ...this.site,
    };
  }

  #visitor({ configuration }: WidgetSite): VisitorAnswer {
    this.sessions += 1;
    const { name, greeting, accent, preChatFields } = configuration;
    return {
      token: 'token',
      visitor: 'visitor',
      site: { id: 'site', name, greeting, accent, preChatFields: [...preChatFields] },
      chat: this.#chat,
      staffed: this.staffed,
    };
  }
}
