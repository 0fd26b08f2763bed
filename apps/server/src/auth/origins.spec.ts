import { Origins } from './origins';

const open = new Origins({ publicUrl: null, widgetUrl: null, host: '127.0.0.1' });
const named = new Origins({
  publicUrl: new URL('https://chat.example.com'),
  widgetUrl: new URL('https://widget.example.net'),
  host: '0.0.0.0',
});

describe('origins', () => {
  it.each([
    [open, 'http://localhost:3000', 'localhost:3000', true],
    [open, 'http://127.0.0.1:3000', '127.0.0.1:3000', true],
    [open, 'http://[::1]:3000', '[::1]:3000', true],
    [open, 'http://192.168.1.5:3000', '192.168.1.5:3000', true],
    [open, 'http://localhost:3001', 'localhost:3000', false],
    [open, 'http://127.0.0.1:3000', 'localhost:3000', false],
    [open, 'http://rebound.example', 'rebound.example', false],
    [open, 'http://localhost.evil.example:3000', 'localhost.evil.example:3000', false],
    [named, 'https://chat.example.com', 'chat.example.com', true],
    [named, 'https://widget.example.net', 'widget.example.net', true],
    [named, 'https://chat.example.com.evil.example', 'chat.example.com', false],
    [named, 'https://chat.example.com:444', 'chat.example.com', false],
    [named, 'https://chat.example.com.', 'chat.example.com', false],
    [named, 'https://sub.chat.example.com', 'chat.example.com', false],
    [named, 'https://192.0.2.1', '192.0.2.1', false],
    [named, 'null', 'chat.example.com', false],
    [named, '', 'chat.example.com', false],
  ])('%#: %o to a host', (origins, origin, host, expected) => {
    expect(origins.isOwnOrigin(origin, host)).toBe(expected);
  });

  it('believes Sec-Fetch-Site where a browser sends it, and asks Origin where not', () => {
    const host = 'chat.example.com';
    const origin = 'https://chat.example.com';
    expect(named.maySend({ host, 'sec-fetch-site': 'same-origin', origin })).toBe(true);
    expect(named.maySend({ host, 'sec-fetch-site': 'same-site', origin })).toBe(false);
    expect(named.maySend({ host, 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(named.maySend({ host, 'sec-fetch-site': 'none' })).toBe(false);
    expect(named.maySend({ host, origin: 'https://evil.example' })).toBe(false);
    expect(named.maySend({ host })).toBe(true);
    expect(named.maySend({ host: 'rebound.example', 'sec-fetch-site': 'same-origin' })).toBe(false);
    expect(named.maySend({})).toBe(false);
  });
});
