/**
 * A fact is what a rule decided, before it is recorded.
 * `data` is clear: ids, numbers, codes. `private` holds a person's words and is sealed with the key of `person`.
 */
export interface Fact<T extends string = string, D extends object = object, P extends object = never> {
  readonly type: T;
  readonly data: Readonly<D>;
  readonly private?: Readonly<P> | Erased;
  /** Whose words `private` are: a visitor or an operator. */
  readonly person?: string;
}

/** Stands in for `private` once the person's key is destroyed: a normal value, never an error. */
export type Erased = 'erased';

/** The words of a fact, or null where they were erased. */
export function wordsOf<P extends object>(fact: { readonly private?: P | Erased }): P | null {
  return fact.private === undefined || fact.private === 'erased' ? null : fact.private;
}

export type ActorKind = 'visitor' | 'operator' | 'system';

/** Who acts. Always taken from the session, never from a body. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id: string;
}

export const roles = ['operator', 'supervisor', 'administrator', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** Makes a missing case a compile error. Says no more than the type: a fact holds words that no message may carry. */
export function assertNever(value: never): never {
  const { type } = Object(value) as { type?: unknown };
  throw new Error(`unexpected ${typeof type === 'string' ? type : typeof value}`);
}
