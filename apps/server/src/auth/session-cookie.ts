import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Milliseconds. */
const absoluteLife = 12 * 3_600_000;

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function valuesOf(header: string, name: string): string[] {
  return header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
}

/** What is kept of a session id, or of a visitor's token: nobody who reads the table can use it. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The staff cookie: an opaque id of 256 bits, signed in the way of express-session, which sets it. */
export class SessionCookie {
  readonly secret: string;
  private readonly csrfSecret: Buffer;

  constructor(
    masterKey: Buffer,
    /** Whether people reach Parley over TLS. */
    private readonly encrypted: boolean,
  ) {
    this.secret = createHmac('sha256', masterKey).update('parley session cookie').digest('hex');
    this.csrfSecret = createHmac('sha256', masterKey).update('parley csrf token').digest();
  }

  /** `__Host-` binds it to this very host, without a domain, over TLS only. */
  get name(): string {
    return this.encrypted ? '__Host-parley_session' : 'parley_session';
  }

  get options() {
    return { httpOnly: true, secure: this.encrypted, sameSite: 'strict', path: '/', maxAge: absoluteLife } as const;
  }

  newId(): string {
    return randomBytes(32).toString('base64url');
  }

  /** Null without a cookie of ours, with a forged one, and with two: a browser sends two when somebody planted one. */
  idFrom(header: string | undefined): string | null {
    const values = valuesOf(header ?? '', this.name);
    const [value = ''] = values;
    if (values.length !== 1 || value.length > 400) return null;
    const decoded = value.replaceAll('%3A', ':').replaceAll('%2B', '+').replaceAll('%2F', '/').replaceAll('%3D', '=');
    const [, id = '', signature = ''] = /^s:([\w-]+)\.([\w+/=]+)$/.exec(decoded) ?? [];
    return id !== '' && same(signature, this.sign(id)) ? id : null;
  }

  /** Bound to the session, so that one of another session is worth nothing. */
  csrfToken(id: string): string {
    return createHmac('sha256', this.csrfSecret).update(id).digest('base64url');
  }

  private sign(id: string): string {
    return createHmac('sha256', this.secret).update(id).digest('base64').replace(/=+$/, '');
  }
}

/** Compares in constant time. */
export function isToken(given: unknown, expected: string): boolean {
  return typeof given === 'string' && same(given, expected);
}
