/** The closed list of codes. One table in contracts maps each to a status and a text. */
export const codes = [
  'BAD_ENVELOPE',
  'BAD_FIELD',
  'TOO_LARGE',
  'UNKNOWN_TYPE',
  'UNKNOWN_EVENT',
  'NO_ACK',
  'UNAUTHENTICATED',
  'MUST_CHANGE_PASSWORD',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'ALREADY_ACCEPTED',
  'CHAT_CLOSED',
  'ID_REUSED',
  'RATE_LIMITED',
  'OVERLOADED',
  'READ_ONLY',
  'UNKNOWN_OUTCOME',
  'VERSION_TOO_OLD',
  'INTERNAL',
] as const;
export type Code = (typeof codes)[number];

/** An expected refusal. `detail` carries what the screen needs, such as the winner of an Accept. */
export class Rejection extends Error {
  constructor(
    readonly code: Code,
    readonly detail?: Readonly<Record<string, unknown>>,
    readonly field?: string,
  ) {
    super(code);
    this.name = 'Rejection';
  }
}
