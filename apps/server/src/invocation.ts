import type { CommandType } from '#libs/contracts';
import type { Caller } from './auth/permissions';

/** Who is behind a command: a person by a session or token, or Parley itself. */
export type Invoker = Caller | { readonly kind: 'system'; readonly id: string };

/** What comes with a command and is not its content. */
export interface Invocation {
  readonly id: string;
  readonly type: CommandType | `system.${string}`;
  readonly by: Invoker;
  /** The body as it was sent, for the receipt. */
  readonly body: unknown;
  readonly correlationId: string;
  readonly causationId: string;
  /** Milliseconds, this server's clock. */
  readonly at: number;
}

const invocations = new WeakMap<object, Invocation>();

/** The bus carries the domain's own command objects; what came with one is kept beside it. */
export function withInvocation<C extends object>(command: C, invocation: Invocation): C {
  invocations.set(command, invocation);
  return command;
}

export function invocationOf(command: object): Invocation {
  const found = invocations.get(command);
  if (!found) throw new Error('the command was not dispatched');
  return found;
}
