import { createHmac } from 'node:crypto';
import { SessionCookie } from './session-cookie';

const key = Buffer.alloc(32, 7);
const cookie = new SessionCookie(key, false);

function signed(id: string, secret = cookie.secret): string {
  return `s%3A${id}.${encodeURIComponent(createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, ''))}`;
}

describe('the staff cookie', () => {
  const id = cookie.newId();

  it('is bound to the host and TLS where there is TLS', () => {
    const overTls = new SessionCookie(key, true);
    expect(overTls.name).toBe('__Host-parley_session');
    expect(overTls.options).toMatchObject({ httpOnly: true, secure: true, sameSite: 'strict', path: '/' });
    expect(overTls.options).not.toHaveProperty('domain');
    expect(cookie.name).toBe('parley_session');
    expect(cookie.options).toMatchObject({ httpOnly: true, secure: false, sameSite: 'strict' });
  });

  it('holds 256 random bits that are never the same', () => {
    expect(Buffer.from(id, 'base64url')).toHaveLength(32);
    expect(cookie.newId()).not.toBe(id);
  });

  it('is read in the way that express-session writes it', () => {
    expect(cookie.idFrom(`theme=dark; parley_session=${signed(id)}`)).toBe(id);
  });

  it.each([
    ['none', undefined],
    ['another', 'other=1'],
    ['unsigned', `parley_session=${id}`],
    ['a foreign signature', `parley_session=${signed(id, 'another secret')}`],
    ['a changed id', `parley_session=${signed(id).replace(id, cookie.newId())}`],
    ['two of them', `parley_session=${signed(id)}; parley_session=${signed(id)}`],
    ['a long one', `parley_session=${'a'.repeat(8_000)}`],
    ['garbage', 'parley_session=%E0%A4%A'],
  ])('is not believed: %s', (_what, header) => {
    expect(cookie.idFrom(header)).toBeNull();
  });

  it('has a CSRF token of its own for each session', () => {
    expect(cookie.csrfToken(id)).toBe(cookie.csrfToken(id));
    expect(cookie.csrfToken(id)).not.toBe(cookie.csrfToken(cookie.newId()));
  });
});
