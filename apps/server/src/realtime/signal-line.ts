import type pg from 'pg';
import { z } from 'zod';
import { Listener } from '#libs/event-store';
import { uuid } from '#libs/contracts';

const channel = 'parley_signal';
/** Milliseconds for which signs are gathered: a notice costs every commit of the database a little. */
const gatheredFor = 50;
/** Two ids each, so that a notice stays far below PostgreSQL's 8,000 bytes. */
const mostInNotice = 40;
/** Milliseconds between two looks at whether there is anybody to tell. */
const countEvery = 2_000;

const typing = z.strictObject({ chat: uuid, kind: z.enum(['visitor', 'operator']), who: uuid });
const notice = z.strictObject({ node: z.string(), typing: z.array(typing).max(mostInNotice) });
/** Who types where. Ids only: names and rights are the receiving node's own. */
export type Typing = z.infer<typeof typing>;

export interface SignalLineParts {
  readonly node: string;
  readonly pool: pg.Pool;
  readonly connect: () => Promise<pg.Client>;
  /** How many nodes live. */
  readonly nodes: () => Promise<number>;
}

/** Carries typing to the other nodes by NOTIFY: now or never. When it fails, only typing signs are missing. */
export class SignalLine {
  private readonly gathered = new Map<string, Typing>();
  private readonly listener: Listener;
  private hearing: (typing: Typing) => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private counting: NodeJS.Timeout | undefined;
  private isAlone = false;

  constructor(private readonly parts: SignalLineParts) {
    this.listener = new Listener(parts.connect, channel, { heard: (payload) => this.heard(payload) });
  }

  open(hearing: (typing: Typing) => void): void {
    this.hearing = hearing;
    this.listener.start();
    this.counting = setInterval(() => void this.count(), countEvery).unref();
    void this.count();
  }

  async close(): Promise<void> {
    clearInterval(this.counting);
    clearTimeout(this.timer);
    await this.listener.close();
  }

  tell(one: Typing): void {
    if (this.isAlone) return;
    this.gathered.set(`${one.chat} ${one.who}`, one);
    this.timer ??= setTimeout(() => this.send(), gatheredFor).unref();
  }

  private send(): void {
    this.timer = undefined;
    const all = [...this.gathered.values()];
    this.gathered.clear();
    for (let from = 0; from < all.length; from += mostInNotice) {
      const payload = JSON.stringify({ node: this.parts.node, typing: all.slice(from, from + mostInNotice) });
      this.parts.pool.query('select pg_notify($1, $2)', [channel, payload]).catch(() => undefined);
    }
  }

  private heard(payload: string): void {
    const told = notice.safeParse(parsed(payload));
    if (!told.success || told.data.node === this.parts.node) return;
    for (const one of told.data.typing) this.hearing(one);
  }

  private async count(): Promise<void> {
    this.isAlone = await this.parts.nodes().then(
      (nodes) => nodes <= 1,
      () => false,
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
