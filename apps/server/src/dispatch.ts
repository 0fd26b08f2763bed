import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  type Ack,
  type CommandMessage,
  type CommandType,
  commandSchemas,
  envelopeSchema,
  protocolVersion,
  type Refusal,
  shapeFault,
} from '#libs/contracts';
import { type Caller, mayCommand } from './auth/permissions';
import { CommandFactory } from './command-factory';
import { Metrics } from './http/metrics';
import { withInvocation } from './invocation';
import { Clock } from './platform/clock';
import { Logging } from './platform/logging';
import { RateLimits } from './rate-limits';
import { expectedRefusal, refusal } from './refusals';

/** The session or token behind a message, asked anew for each one. */
export interface Door {
  /** Null: the session has ended or was never one. */
  caller(): Promise<Caller | null>;
  /** Only the password change is open. */
  readonly restricted: boolean;
}

/** What a handler answers. */
export interface Handled {
  readonly dup: boolean;
  readonly result: object;
  /** Last position written, so that a following sync can wait for it. */
  readonly position: number | null;
}

/** Of the whole message; its body may be nested eight levels deep. */
const shapeLimits = { depth: 9, nodes: 700 };

type Checked = { message: CommandMessage; caller: Caller } | Refusal;

/** The one door in: every command of every socket and HTTP call comes through here, and gets exactly one answer. */
@Injectable()
export class Dispatch {
  constructor(
    private readonly bus: CommandBus,
    private readonly factory: CommandFactory,
    private readonly rates: RateLimits,
    private readonly clock: Clock,
    private readonly logging: Logging,
    private readonly metrics: Metrics,
  ) {}

  async command(door: Door, raw: unknown): Promise<{ ack: Ack; position: number | null }> {
    const started = performance.now();
    const answered = await this.answer(door, raw);
    const type = knownType(raw);
    this.metrics.answered(type, answered.ack.ok ? 'ok' : answered.ack.code, performance.now() - started);
    return answered;
  }

  private async answer(door: Door, raw: unknown): Promise<{ ack: Ack; position: number | null }> {
    let id: string | null = null;
    try {
      const checked = await this.check(door, raw);
      if ('ok' in checked) return { ack: checked, position: null };
      id = checked.message.id;
      const handled = await this.execute(checked.message, checked.caller);
      const ack = { ok: true, id, dup: handled.dup, result: handled.result } as Ack;
      return { ack, position: handled.position };
    } catch (error) {
      return { ack: this.refused(id, error), position: null };
    }
  }

  /** Envelope, session, must-change gate, rate, body, role: in this order. */
  private async check(door: Door, raw: unknown): Promise<Checked> {
    const envelope = envelopeSchema.safeParse(raw);
    if (!envelope.success) return refusal(null, 'BAD_ENVELOPE');
    const { id, v, body } = envelope.data;
    const type = envelope.data.type as CommandType;
    if (v !== protocolVersion) return refusal(id, 'VERSION_TOO_OLD');
    const caller = await door.caller();
    if (!caller) return refusal(id, 'UNAUTHENTICATED');
    if (door.restricted) return refusal(id, 'MUST_CHANGE_PASSWORD');
    const wait = this.rates.take(type === 'chat.read' ? 'reading' : caller.kind, caller.id, this.clock.now());
    if (wait > 0) return refusal(id, 'RATE_LIMITED', { afterMs: wait });
    if (!Object.hasOwn(commandSchemas, type)) return refusal(id, 'UNKNOWN_TYPE');
    // On what came in: the schema's own copy has already lost a key such as `__proto__`.
    if (shapeFault(raw, shapeLimits) !== null) return refusal(id, 'BAD_FIELD', { field: 'body' });
    const parsed = commandSchemas[type].safeParse(body);
    if (!parsed.success) return badField(id, parsed.error.issues[0]);
    if (!mayCommand(caller, type)) return refusal(id, 'FORBIDDEN');
    return { message: { ...envelope.data, type, body: parsed.data } as CommandMessage, caller };
  }

  private async execute(message: CommandMessage, caller: Caller): Promise<Handled> {
    const at = this.clock.now();
    const command = this.factory.make(message, caller, at);
    const invocation = {
      id: message.id,
      type: message.type,
      by: caller,
      body: [message.type, message.chat ?? null, message.body],
      correlationId: message.chat ?? message.id,
      causationId: message.id,
      at,
    };
    return this.bus.execute<object, Handled>(withInvocation(command, invocation));
  }

  private refused(id: string | null, error: unknown): Refusal {
    const expected = expectedRefusal(id, error);
    if (expected) return this.factory.named(expected);
    this.logging.error('a command failed', error);
    return refusal(id, 'INTERNAL');
  }
}

/** Only names of our own become labels: a stranger could make any number of others. */
function knownType(raw: unknown): string {
  const type: unknown = (raw as { type?: unknown } | null)?.type;
  return typeof type === 'string' && Object.hasOwn(commandSchemas, type) ? type : 'unknown';
}

function badField(id: string, issue: { code: string; path: PropertyKey[] } | undefined): Refusal {
  const field = issue?.path.map(String).join('.') ?? '';
  return refusal(id, 'BAD_FIELD', { field: field === '' ? 'body' : field });
}
