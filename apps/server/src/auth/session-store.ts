import { type SessionData, Store } from 'express-session';
import type { SessionCookie } from './session-cookie';
import type { SessionRows } from './session-rows';
import type { Sessions, StaffSession } from './sessions';

declare module 'express-session' {
  interface SessionData {
    staff: StaffSession;
  }
}

type Answer<T> = (error: unknown, value?: T | null) => void;

/**
 * Where express-session finds sessions. Rows are made by signing in and by a password change, together with their facts, so
 * there is nothing to set here; express-session calls it all the same before it sends the cookie.
 */
export class SessionStore extends Store {
  constructor(
    private readonly sessions: Sessions,
    private readonly rows: SessionRows,
    private readonly cookie: SessionCookie,
  ) {
    super();
  }

  override get(secret: string, answer: Answer<SessionData>): void {
    this.find(secret).then(
      (found) => answer(null, found),
      (error: unknown) => answer(error),
    );
  }

  override set(_secret: string, _session: SessionData, answer?: (error?: unknown) => void): void {
    answer?.();
  }

  override destroy(secret: string, answer?: (error?: unknown) => void): void {
    this.rows.removeBySecret(secret).then(
      () => answer?.(),
      (error: unknown) => answer?.(error),
    );
  }

  override touch(_secret: string, session: SessionData, answer?: () => void): void {
    // That somebody was here is not worth an error
    this.sessions.seen(session.staff.id).then(
      () => answer?.(),
      () => answer?.(),
    );
  }

  private async find(secret: string): Promise<SessionData | null> {
    const staff = await this.sessions.fromSecret(secret);
    const { maxAge, ...options } = this.cookie.options;
    return staff && { staff, cookie: { ...options, originalMaxAge: maxAge ?? null } };
  }
}
