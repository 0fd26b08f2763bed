import type { Code } from '#libs/domain';
import type { Retry } from './wire';

/** One row per code: a new code without one does not compile. */
export const codeTable: Record<Code, { status: number; message: string; retry: Retry }> = {
  BAD_ENVELOPE: { status: 400, message: 'The message does not have the expected form.', retry: 'no' },
  BAD_FIELD: { status: 400, message: 'A field is missing, unknown or not of the expected form.', retry: 'no' },
  TOO_LARGE: { status: 413, message: 'That is too large.', retry: 'no' },
  UNKNOWN_TYPE: { status: 400, message: 'There is no such command or query.', retry: 'no' },
  UNKNOWN_EVENT: { status: 400, message: 'There is no such event.', retry: 'no' },
  NO_ACK: { status: 400, message: 'The message must ask for an acknowledgement.', retry: 'no' },
  UNAUTHENTICATED: { status: 401, message: 'Sign in first.', retry: 'no' },
  MUST_CHANGE_PASSWORD: { status: 403, message: 'Choose a password of your own first.', retry: 'no' },
  FORBIDDEN: { status: 403, message: 'You may not do that.', retry: 'no' },
  NOT_FOUND: { status: 404, message: 'There is nothing here that you may see.', retry: 'no' },
  CONFLICT: { status: 409, message: 'That is not possible as things stand.', retry: 'no' },
  ALREADY_ACCEPTED: { status: 409, message: 'Another operator was first.', retry: 'no' },
  CHAT_CLOSED: { status: 409, message: 'This chat has ended.', retry: 'no' },
  ID_REUSED: { status: 409, message: 'This id was used for something else.', retry: 'no' },
  RATE_LIMITED: { status: 429, message: 'Too many in a short time.', retry: 'later' },
  OVERLOADED: { status: 503, message: 'The server is busy.', retry: 'later' },
  READ_ONLY: { status: 503, message: 'Nothing can be recorded at the moment.', retry: 'later' },
  UNKNOWN_OUTCOME: { status: 503, message: 'It is not known yet whether this was recorded.', retry: 'same-id' },
  VERSION_TOO_OLD: { status: 409, message: 'This page is out of date; reload it.', retry: 'no' },
  INTERNAL: { status: 500, message: 'Something went wrong on the server.', retry: 'same-id' },
};
