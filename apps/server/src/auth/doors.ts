import { Injectable } from '@nestjs/common';
import { Directory } from '../directory';
import { Clock } from '../platform/clock';
import type { Caller } from './permissions';
import { Sessions } from './sessions';
import { VisitorTokens } from './visitor-tokens';

export interface StaffDoor {
  readonly operator: string;
  readonly session: string;
  readonly restricted: boolean;
  readonly csrfToken: string;
  /** Asked for each message: null as soon as the session has ended or the account is disabled. */
  caller(): Promise<Caller | null>;
}
export interface VisitorDoor {
  readonly visitor: string;
  readonly restricted: false;
  caller(): Promise<Caller | null>;
}

const seenEvery = 60_000;

/** Turns a cookie or a token into a caller. */
@Injectable()
export class Doors {
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: VisitorTokens,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async staff(cookie: string | undefined): Promise<StaffDoor | null> {
    const session = await this.sessions.fromCookie(cookie);
    if (!session) return null;
    const { id, operator, restricted, csrfToken } = session;
    const caller = async (): Promise<Caller | null> => {
      const staff = (await this.sessions.stillValid(id)) ? this.directory.operator(operator) : null;
      await this.active(id);
      return staff?.enabled ? { kind: 'operator', id: operator, staff } : null;
    };
    return { operator, session: id, restricted, csrfToken, caller };
  }

  /** Somebody works with this session: its idle time begins anew. Told once a minute. */
  private async active(session: string): Promise<void> {
    const now = this.clock.now();
    if (now - (this.seen.get(session) ?? 0) < seenEvery) return;
    if (this.seen.size > 10_000) this.seen.clear();
    this.seen.set(session, now);
    await this.sessions.seen(session);
  }

  async visitor(token: string): Promise<VisitorDoor | null> {
    const found = token === '' ? null : await this.tokens.find(token);
    if (!found) return null;
    const caller: Caller = { kind: 'visitor', id: found.visitor, site: found.site };
    return { visitor: found.visitor, restricted: false, caller: () => Promise.resolve(caller) };
  }
}
