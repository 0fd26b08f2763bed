/** Ends one of the asking operator's own sessions; no rule decides, since sessions are not in the log. */
export class RevokeSession {
  static readonly type = 'session.revoke';
  constructor(readonly data: { readonly operator: string; readonly session: string }) {}
}
