// Written by scripts/generate-texts.mjs from public/i18n/refusals/en.json.
import english from '../../../../public/i18n/refusals/en.json';
import { scope } from '../scope';

export type RefusalsTexts = {
  BAD_ENVELOPE: [];
  BAD_FIELD: [];
  TOO_LARGE: [];
  UNKNOWN_TYPE: [];
  UNKNOWN_EVENT: [];
  NO_ACK: [];
  UNAUTHENTICATED: [];
  MUST_CHANGE_PASSWORD: [];
  FORBIDDEN: [];
  NOT_FOUND: [];
  CONFLICT: [];
  ALREADY_ACCEPTED: [];
  CHAT_CLOSED: [];
  ID_REUSED: [];
  RATE_LIMITED: [];
  OVERLOADED: [];
  READ_ONLY: [];
  UNKNOWN_OUTCOME: [];
  VERSION_TOO_OLD: [];
  INTERNAL: [];
};
export const refusals = scope<RefusalsTexts>('refusals', english);
