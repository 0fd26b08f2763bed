import { inject, Injectable, signal } from '@angular/core';
import type { SessionAnswer } from '#libs/contracts';
import { Live } from '../live/live';

/** Where a refusal of the session's doors is shown. */
export interface SessionRefusal {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

const path = '/api/session';
/** Milliseconds until an unreachable server is asked again who is signed in. */
const retryAfter = 2000;
const unreachable: SessionRefusal = { code: 'UNREACHABLE', message: 'Parley cannot be reached. Try again.' };

/** Who is signed in. The token against forged requests is kept in memory only. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #live = inject(Live);
  #csrfToken = '';
  /** The old session ends before the answer with the new one is here: who is signed in is not asked meanwhile. */
  #changing = false;
  readonly #state = signal<'unknown' | 'out' | 'restricted' | 'in'>('unknown');
  readonly #answer = signal<SessionAnswer | null>(null);
  readonly #why = signal<'never' | 'ended' | 'signed-out'>('never');

  /** `restricted`: the start password must be changed before anything else. */
  readonly state = this.#state.asReadonly();
  readonly who = this.#answer.asReadonly();
  /** Why nobody is signed in. */
  readonly why = this.#why.asReadonly();

  /** Asks the server, which alone knows. */
  async resume(): Promise<void> {
    if (this.#changing) return;
    const { answer, refusal } = await call(path, 'GET', this.#csrfToken);
    if (answer) this.#enter(answer);
    else if (refusal && isPassing(refusal)) setTimeout(() => void this.resume(), retryAfter);
    else this.#left(this.#answer() ? 'ended' : this.#why());
  }

  async signIn(email: string, password: string): Promise<SessionRefusal | null> {
    const { answer, refusal } = await call(path, 'POST', '', { email, password });
    if (answer) this.#enter(answer);
    return refusal;
  }

  async signOut(): Promise<void> {
    await call(path, 'DELETE', this.#csrfToken);
    this.#left('signed-out');
  }

  async changePassword(current: string, next: string): Promise<SessionRefusal | null> {
    this.#changing = true;
    const { answer, refusal } = await call(`${path}/password`, 'PUT', this.#csrfToken, { current, next });
    this.#changing = false;
    if (answer) this.#enter(answer);
    return refusal;
  }

  #enter(answer: SessionAnswer): void {
    this.#csrfToken = answer.csrfToken;
    this.#answer.set(answer);
    if (answer.mustChangePassword) this.#live.close();
    else this.#live.open(answer.operator.id, answer.csrfToken, answer.operator.role);
    this.#state.set(answer.mustChangePassword ? 'restricted' : 'in');
  }

  #left(why: 'never' | 'ended' | 'signed-out'): void {
    this.#why.set(why);
    this.#csrfToken = '';
    this.#answer.set(null);
    this.#live.close();
    this.#state.set('out');
  }
}

/** Nothing was said about who is signed in. */
export function isPassing({ code }: SessionRefusal): boolean {
  return code === unreachable.code || code === 'OVERLOADED' || code.startsWith('HTTP_5');
}

interface Outcome {
  /** Null where the door says nothing. */
  readonly answer: SessionAnswer | null;
  readonly refusal: SessionRefusal | null;
}

async function call(url: string, method: string, csrfToken: string, body?: object): Promise<Outcome> {
  try {
    const headers = { 'content-type': 'application/json', ...(csrfToken ? { 'x-csrf-token': csrfToken } : {}) };
    const response = await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const told = (await response.json().catch(() => null)) as (SessionAnswer & SessionRefusal) | null;
    if (response.ok) return { answer: told?.csrfToken ? told : null, refusal: null };
    const code = told?.code ?? `HTTP_${response.status}`;
    return { answer: null, refusal: { ...told, code, message: told?.message ?? unreachable.message } };
  } catch {
    return { answer: null, refusal: unreachable };
  }
}
