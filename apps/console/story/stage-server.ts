import type { CommandMessage } from '#libs/contracts';
import { FakeServer } from '../src/testing/fake-server';
import { dashboard, me, people, team, threadOf } from './scene';

/** The fake server with the scene behind it, and the mishaps that the address asks for. */
export class StageServer extends FakeServer {
  constructor(private readonly asked: URLSearchParams) {
    super(
      (feed) => rowsOf(feed, asked),
      (command) => this.#answer(command),
      60,
    );
  }

  override connect(): void {
    if (this.asked.has('offline')) return void setTimeout(() => this.tell('connect_error', new Error('no line')), 50);
    super.connect();
    if (!this.asked.has('cut')) return;
    setTimeout(() => {
      this.asked.set('offline', '');
      this.cut();
    }, 1000);
  }

  #answer(command: CommandMessage): object | undefined {
    const { type } = command;
    if (type === 'chat.accept' && this.asked.has('late'))
      return { ...refusal('ALREADY_ACCEPTED'), detail: { winner: people.priya } };
    if (type === 'message.post' && this.asked.has('fail')) return refusal('CHAT_CLOSED');
    if (type === 'message.post' && this.asked.has('slow')) return undefined;
    if (type === 'message.post') this.#post(command as CommandMessage<'message.post'>);
    if (type === 'profile.change') this.#choose(command as CommandMessage<'profile.change'>);
    return {};
  }

  #post({ id, chat, body }: CommandMessage<'message.post'>): void {
    const n = Object.keys(threadOf(chat ?? '')).length + this.commands.length;
    const author = { kind: 'operator', ...people.maya };
    this.put(`chat:${chat}`, String(n), { kind: 'message', n, at: Date.now(), author, text: body.text, id });
  }

  #choose({ body }: CommandMessage<'profile.change'>): void {
    this.put(`me:${people.maya.id}`, 'self', { ...me['self'], choices: body.choices });
  }
}

function refusal(code: string): object {
  return { ok: false, code, message: 'This chat has ended.', retry: 'no' };
}

function rowsOf(feed: string, asked: URLSearchParams): Record<string, unknown> {
  if (feed.startsWith('me:')) return asked.has('empty') ? { self: me['self'] } : me;
  if (feed === 'team') return Object.fromEntries(team.map((one) => [one.id, one]));
  if (feed.startsWith('dashboard:')) return asked.has('empty') ? {} : rowsOfDashboard(Number(asked.get('many') ?? 0));
  return feed.startsWith('chat:') ? threadOf(feed.slice('chat:'.length)) : {};
}

function rowsOfDashboard(many: number): Record<string, unknown> {
  const more = Array.from({ length: many }, (_, at) => {
    const one = dashboard[8 + (at % 4)]!;
    return { ...one, chat: `more-${at}`, visitor: { ...one.visitor, id: `more-${at}`, name: null, number: 5000 + at } };
  });
  return Object.fromEntries([...dashboard, ...more].map((row) => [row.chat, row]));
}
