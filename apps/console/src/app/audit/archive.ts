import { inject, Injectable } from '@angular/core';
import type { QueryAnswer, QueryBodies, QueryType, Refusal } from '#libs/contracts';
import { Live } from '../live/live';
import { Session } from '../sign-in/session';

const protocolVersion = 1;

export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Questions about the past, over HTTP: an auditor has no line. Each one is recorded by the server. */
@Injectable({ providedIn: 'root' })
export class Archive {
  readonly #session = inject(Session);
  readonly #live = inject(Live);

  async ask<T extends QueryType>(
    type: T,
    body: QueryBodies[T],
  ): Promise<Extract<QueryAnswer<T>, { ok: true }>['result']> {
    this.#live.askedElsewhere();
    const response = await fetch('/api/query', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': this.#session.who()?.csrfToken ?? '' },
      body: JSON.stringify({ v: protocolVersion, type, body }),
    });
    const answer = (await response.json().catch(() => null)) as QueryAnswer<T> | Refusal | null;
    if (answer?.ok) return answer.result;
    if (answer?.code === 'UNAUTHENTICATED') void this.#session.resume();
    throw new Refused(answer?.code ?? `HTTP_${response.status}`, answer?.message ?? '');
  }
}
