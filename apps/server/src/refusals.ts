import { codeTable, type Refusal } from '#libs/contracts';
import { type Code, Rejection } from '#libs/domain';
import { Conflict, Overloaded, ReusedId, UnknownOutcome } from '#libs/event-store';
import { PersonErased } from '#libs/sealing';

export interface RefusalExtras {
  readonly afterMs?: number;
  readonly field?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** The one form in which anything is refused. */
export function refusal(id: string | null, code: Code, extras: RefusalExtras = {}): Refusal {
  const { message, retry } = codeTable[code];
  const { afterMs, field, detail } = extras;
  return {
    ok: false,
    id,
    code,
    message,
    retry,
    ...(afterMs === undefined ? {} : { afterMs }),
    ...(field === undefined ? {} : { field }),
    ...(detail === undefined ? {} : { detail: { ...detail } }),
  };
}

/** Null for what nobody expected: that is logged with its stack and answered as INTERNAL. */
export function expectedRefusal(id: string | null, error: unknown): Refusal | null {
  if (error instanceof Rejection) return refusal(id, error.code, { field: error.field, detail: error.detail });
  // The words could not be sealed any more: this person was erased.
  if (error instanceof PersonErased) return refusal(id, 'NOT_FOUND');
  if (error instanceof ReusedId) return refusal(id, 'ID_REUSED');
  if (error instanceof Conflict) return { ...refusal(id, 'CONFLICT'), retry: 'same-id' };
  if (error instanceof Overloaded) return refusal(id, 'OVERLOADED', { afterMs: 1000 });
  if (error instanceof UnknownOutcome) return refusal(id, 'UNKNOWN_OUTCOME', { afterMs: 1000 });
  return null;
}
