import { readConfig } from './config';
import { StartRefusal } from './start-refusal';

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartRefusal) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('configuration', () => {
  it('starts without any variable, on loopback, with the embedded database', () => {
    const config = readConfig({ PATH: '/bin', npm_config_x: 'y' });
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, adminEmail: 'admin@example.com' });
    expect(config.dataDir).toMatch(/\.parley$/);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({ databaseUrl: null, port: 3000 });
  });

  it.each([
    [{ PARLEY_COLOUR: 'red' }, /PARLEY_COLOUR is not a setting/],
    [{ PORT: 'abc' }, /PORT must be a number/],
    [{ PORT: '65536' }, /PORT must be a number/],
    [{ HOST: 'a b' }, /HOST must be/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must be/],
    [{ REDIS_URL: 'localhost' }, /REDIS_URL must be/],
    [{ PUBLIC_URL: 'https://a.example/path' }, /PUBLIC_URL must be an origin/],
    [{ WIDGET_URL: 'javascript:alert(1)' }, /WIDGET_URL must be an origin/],
    [{ ADMIN_EMAIL: 'nobody' }, /ADMIN_EMAIL must be/],
    [{ PARLEY_REMOTE_BOOTSTRAP: 'yes' }, /PARLEY_REMOTE_BOOTSTRAP must be 1 or 0/],
    [{ PARLEY_LOG_LEVEL: 'loud' }, /PARLEY_LOG_LEVEL must be one of/],
    [{ PARLEY_TRUSTED_PROXIES: '10.0.0.0/8, proxy' }, /not "proxy"/],
  ])('refuses %j with one sentence', (env, sentence) => {
    expect(refusal(env as Record<string, string>)).toMatch(sentence);
  });

  it('never repeats a database address, which may hold a password', () => {
    expect(refusal({ DATABASE_URL: 'mysql://me:hunter2@db' })).not.toContain('hunter2');
  });

  it('believes a proxy on this machine where TLS must end at one, and otherwise none', () => {
    expect(readConfig({ PUBLIC_URL: 'https://chat.example.com' }).trustedProxies).toEqual(['loopback']);
    expect(readConfig({}).trustedProxies).toEqual([]);
    const env = { PUBLIC_URL: 'https://chat.example.com', PARLEY_TRUSTED_PROXIES: '10.0.0.0/8' };
    expect(readConfig(env).trustedProxies).toEqual(['10.0.0.0/8']);
  });

  it('refuses to speak plain HTTP to a network unless that is said', () => {
    expect(refusal({ HOST: '0.0.0.0' })).toMatch(/PUBLIC_URL/);
    expect(refusal({ HOST: '0.0.0.0', PUBLIC_URL: 'http://chat.example.com' })).toMatch(/PUBLIC_URL/);
    expect(refusal({ HOST: '0.0.0.0', PUBLIC_URL: 'https://chat.example.com' })).toBe('accepted');
    expect(refusal({ HOST: '0.0.0.0', PARLEY_ALLOW_HTTP: '1' })).toBe('accepted');
  });
});
