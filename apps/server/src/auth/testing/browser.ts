import { request } from 'node:http';
import type { SessionAnswer } from '#libs/contracts';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** Sends what it is told to, like a browser with one cookie jar and unlike `fetch` also what a browser would never send. */
export class Browser {
  cookies = new Map<string, string>();
  csrfToken = '';

  constructor(
    private readonly base: string,
    private readonly address = '127.0.0.1',
  ) {}

  send({ method = 'POST', path = '/api/session', headers = {}, body }: Sent): Promise<Answer> {
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all: Record<string, string> = {
      ...(text === '' ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
      ...(cookie === '' ? {} : { cookie }),
      ...(this.csrfToken === '' ? {} : { 'x-csrf-token': this.csrfToken }),
      'x-forwarded-for': this.address,
      'user-agent': 'Spec/1.0',
      ...headers,
    };
    return new Promise((done, failed) => {
      const sent = request(`${this.base}${path}`, { method, headers: all }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          this.keepCookies(response.headers['set-cookie'] ?? []);
          const answer = Buffer.concat(chunks).toString();
          const isJson = String(response.headers['content-type']).startsWith('application/json');
          const json = (isJson ? JSON.parse(answer) : {}) as Record<string, unknown>;
          done({ status: response.statusCode ?? 0, headers: response.headers, text: answer, json });
        });
      });
      sent.on('error', failed);
      sent.end(text);
    });
  }

  async signIn(email: string, password: string): Promise<Answer> {
    const answer = await this.send({ body: { email, password } });
    if (answer.status === 200) this.csrfToken = (answer.json as unknown as SessionAnswer).csrfToken;
    return answer;
  }

  whoAmI(): Promise<Answer> {
    return this.send({ method: 'GET' });
  }

  async changePassword(current: string, next: string): Promise<Answer> {
    const answer = await this.send({ method: 'PUT', path: '/api/session/password', body: { current, next } });
    if (answer.status === 200) this.csrfToken = (answer.json as unknown as SessionAnswer).csrfToken;
    return answer;
  }

  private keepCookies(headers: readonly string[]): void {
    for (const header of headers) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(header)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
