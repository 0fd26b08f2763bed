import type { ClientBase } from 'pg';
import { type OperatorFact, Rejection } from '#libs/domain';
import type { Clock } from '../platform/clock';
import { uuidv7 } from '../platform/ids';
import type { AuthLog } from './auth-log';
import type { SessionCookie } from './session-cookie';
import type { Device, SessionRows } from './session-rows';

export interface StaffSession {
  /** Names the session; it is not what the cookie holds. */
  readonly id: string;
  readonly operator: string;
  /** Only sign-out, "who am I" and the password change are open. */
  readonly restricted: boolean;
  readonly csrfToken: string;
}
/** Who signs in, and from where; kept sealed. */
export interface SignInPlace {
  readonly ip: string;
  readonly agent: string;
}
export type SignOutReason = Extract<OperatorFact, { type: 'SignedOut' }>['data']['reason'];

/** Milliseconds: how long an ended session may go on being taken for a living one. */
const believedFor = 1_000;
/** Milliseconds between two looks after sessions with sockets: so often that their commands need not ask. */
const lookEvery = 400;

/** Sessions of staff: of all nodes, in the database, known by the hash of what the cookie holds. */
export class Sessions {
  private readonly believed = new Map<string, number>();
  private readonly asked = new Map<string, Promise<boolean>>();
  private readonly held = new Map<string, number>();
  private readonly listeners = new Set<(session: string) => void>();
  private watching: NodeJS.Timeout | null = null;
  private endedHere = 0;

  constructor(
    private readonly rows: SessionRows,
    private readonly log: AuthLog,
    private readonly cookie: SessionCookie,
    private readonly clock: Clock,
  ) {}

  async fromCookie(header: string | undefined): Promise<StaffSession | null> {
    const secret = this.cookie.idFrom(header);
    return secret === null ? null : this.fromSecret(secret);
  }

  async fromSecret(secret: string): Promise<StaffSession | null> {
    const row = await this.rows.bySecret(secret);
    return row && { ...row, csrfToken: this.cookie.csrfToken(secret) };
  }

  /** Asked for each command; remembers a yes for a second, and asks once for all that come meanwhile. */
  async stillValid(id: string): Promise<boolean> {
    if ((this.believed.get(id) ?? 0) > this.clock.now()) return true;
    const asking = this.asked.get(id) ?? this.ask(id);
    this.asked.set(id, asking);
    return asking;
  }

  private async ask(id: string): Promise<boolean> {
    try {
      return (await this.look([id])).has(id);
    } finally {
      this.asked.delete(id);
    }
  }

  /** Which of these still live. Believed from when it was asked, and not if one was ended here meanwhile. */
  private async look(ids: readonly string[]): Promise<Set<string>> {
    const [until, before] = [this.clock.now() + believedFor, this.endedHere];
    const living = await this.rows.living(ids);
    for (const id of ids)
      if (!living.has(id)) this.ended(id);
      else if (before === this.endedHere) this.believed.set(id, until);
    return living;
  }

  /** A person did something: the 30 idle minutes begin anew. Not for pings. */
  async seen(id: string): Promise<void> {
    await this.rows.touch(id);
  }

  /** The signed-in devices of an operator, newest first. */
  async listOf(operator: string, current: string | null): Promise<(Device & { current: boolean })[]> {
    return (await this.rows.ofOperator(operator)).map((device) => ({ ...device, current: device.id === current }));
  }

  /** The session begins with the fact, or not at all. */
  async begin(secret: string, operator: string, restricted: boolean, { ip, agent }: SignInPlace): Promise<void> {
    const fact: OperatorFact = {
      type: 'SignedIn',
      data: { operator, restricted },
      private: { ip, agent },
      person: operator,
    };
    const session = { id: uuidv7(), secret, operator, restricted, agent };
    await this.log.ofOperator(operator, [fact], (client) => this.rows.insert(client, session));
  }

  /** Ends one session of the operator: his own sign-out, or a device that he no longer trusts. */
  async end(operator: string, id: string, reason: SignOutReason): Promise<void> {
    const facts = await this.ending(operator, id, reason);
    if (facts.length === 0) throw new Rejection('NOT_FOUND');
    await this.log.ofOperator(operator, facts, (client) => this.endOne(client, id));
    this.ended(id);
  }

  /** The fact that goes along when this one ends; none when it is not the operator's. */
  async ending(operator: string, id: string, reason: SignOutReason): Promise<OperatorFact[]> {
    const isHis = (await this.rows.ofOperator(operator)).some((device) => device.id === id);
    return isHis ? [signedOut(operator, reason)] : [];
  }

  /** Inside the transaction of the fact that ends it. */
  async endOne(client: ClientBase, id: string): Promise<void> {
    await this.rows.remove(client, id);
  }

  /** The fact that goes along when all sessions of an operator end; none when there is none. */
  async endings(operator: string, reason: SignOutReason, but: string | null = null): Promise<OperatorFact[]> {
    const ends = (await this.rows.ofOperator(operator)).some((device) => device.id !== but);
    return ends ? [signedOut(operator, reason)] : [];
  }

  /** Inside the transaction of the fact that ends them. */
  async endAll(client: ClientBase, operator: string): Promise<void> {
    await this.rows.removeAll(client, operator);
  }

  /** In place of the sessions that a password change ends: the one that changed it goes on under a new secret. */
  async renew(client: ClientBase, secret: string, operator: string, agent: string): Promise<void> {
    await this.rows.removeAll(client, operator);
    await this.rows.insert(client, { id: uuidv7(), secret, operator, restricted: false, agent });
  }

  /** A socket lives on this session: `onEnded` tells within about a second when it is over, on whichever node it ended. */
  hold(id: string): () => void {
    this.held.set(id, (this.held.get(id) ?? 0) + 1);
    this.watching ??= setInterval(() => void this.lookAfterHeld().catch(() => undefined), lookEvery).unref();
    return () => {
      const left = (this.held.get(id) ?? 1) - 1;
      if (left > 0) this.held.set(id, left);
      else this.held.delete(id);
    };
  }

  onEnded(listener: (session: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    if (this.watching) clearInterval(this.watching);
    this.watching = null;
  }

  private async lookAfterHeld(): Promise<void> {
    this.forgetOld();
    if (this.held.size > 0) await this.look([...this.held.keys()]);
  }

  private forgetOld(): void {
    const now = this.clock.now();
    for (const [id, until] of this.believed) if (until < now) this.believed.delete(id);
  }

  /** Cuts what lives on the session, here and now. */
  ended(id: string): void {
    this.endedHere++;
    this.believed.delete(id);
    if (this.held.delete(id)) for (const listener of this.listeners) listener(id);
  }
}

function signedOut(operator: string, reason: SignOutReason): OperatorFact {
  return { type: 'SignedOut', data: { operator, reason } };
}
