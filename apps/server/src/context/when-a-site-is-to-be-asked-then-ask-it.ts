import type pg from 'pg';
import { FailContext, ReceiveContext, type Tree } from '#libs/domain';
import type { Directory } from '../directory';
import type { Log } from '../log';
import type { Clock } from '../platform/clock';
import type { Recorded } from '../projections/projector';
import type { SystemCommands } from '../system-commands';
import { askEndpoint, EndpointFault, type Reach } from './site-endpoint';
import { SiteTurns } from './site-turns';

/** Milliseconds between two looks for questions that nobody answered. */
const lookEvery = 10_000;
const unanswered = `
  select d.key as chat from view.dashboard d join view.chat_state c on c.key = d.key::uuid
   where not d.gone and c.body -> 'context' ->> 'endpoint' = 'loading'`;

export interface AskingParts {
  readonly log: Log;
  readonly directory: Directory;
  readonly pool: pg.Pool;
  readonly commands: () => SystemCommands;
  readonly clock: Clock;
  readonly reach: Reach;
  readonly failed: (error: unknown) => void;
}

/**
 * The node that recorded `ContextRequested` asks the site at once. Should it die before the answer is a fact, the views still
 * say that the chat waits for it: whoever sees that in two looks asks again. The rule takes one answer to each question.
 */
export class AskingSites {
  private readonly underWay = new Set<string>();
  private readonly turns = new SiteTurns();
  private seenUnanswered = new Set<string>();
  private readonly stopHearing: () => void;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly parts: AskingParts) {
    this.stopHearing = parts.log.handling.onRecorded((facts) => this.take(facts));
  }

  open(): void {
    this.timer = setInterval(() => void this.look().catch(this.parts.failed), lookEvery).unref();
  }

  close(): void {
    this.closed = true;
    clearInterval(this.timer);
    this.stopHearing();
  }

  /** Asks what was already unanswered at the last look. */
  async look(): Promise<void> {
    const { rows } = await this.parts.pool.query<{ chat: string }>(unanswered);
    const before = this.seenUnanswered;
    this.seenUnanswered = new Set(rows.map(({ chat }) => chat));
    for (const { chat } of rows) if (before.has(chat)) this.start(chat);
  }

  private take(facts: readonly Recorded[]): void {
    for (const { fact, streamId } of facts)
      if (fact.type === 'ContextRequested' && fact.data.source === 'endpoint') this.start(streamId);
  }

  private start(chat: string): void {
    if (this.underWay.has(chat) || this.closed) return;
    this.underWay.add(chat);
    this.answer(chat).catch(this.parts.failed);
  }

  /** The answer is recorded whatever it is; a retry that comes right behind it must find nothing under way. */
  private async answer(chat: string): Promise<void> {
    const answered = await this.ask(chat).finally(() => this.underWay.delete(chat));
    const about = { at: this.parts.clock.now(), chat, source: 'endpoint' } as const;
    const command =
      answered instanceof EndpointFault
        ? new FailContext({ ...about, code: answered.code })
        : new ReceiveContext({ ...about, tree: answered });
    await this.parts.commands().run(command);
  }

  private async ask(chat: string): Promise<Tree | EndpointFault> {
    const facts = await this.parts.log.facts(chat);
    const started = facts.find((fact) => fact.type === 'ChatStarted')?.data;
    const site = this.parts.directory.site(started?.site ?? '');
    const endpoint = site?.configuration.contextEndpoint ?? null;
    if (!started || !site || endpoint === null) return new EndpointFault('no-endpoint');
    try {
      const done = await this.turns.take(site.id);
      const question = { siteKey: site.key, visitor: started.visitor, chat };
      return await askEndpoint(endpoint, question, this.parts.reach).finally(done);
    } catch (error) {
      if (error instanceof EndpointFault) return error;
      throw error;
    }
  }
}
