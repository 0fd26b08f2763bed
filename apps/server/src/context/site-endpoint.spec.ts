import type { lookup } from 'node:dns';
import { askEndpoint, guardedLookup } from './site-endpoint';

const question = { siteKey: 'demo', visitor: 'v', chat: 'c' };
const here = { loopback: true };
const outside = { loopback: false };

/** What a socket would be given to connect to, when the name server says this. */
function given(addresses: string[], reach = outside, all = true): Promise<unknown> {
  const told = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const ask = ((_: string, __: object, answer: (e: null, a: object[]) => void) => answer(null, told)) as never as typeof lookup; // prettier-ignore
  return new Promise((resolve) => {
    guardedLookup(reach, ask)('name.example', { all }, (error, found) =>
      resolve((error as { code?: string } | null)?.code ?? found),
    );
  });
}

describe('asking a site', () => {
  it.each([
    'https://127.0.0.1/x',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.8/',
    'http://1.1.1.1/',
    'http://localhost/',
  ])('M4: %s is refused before a packet is sent', async (endpoint) => {
    await expect(askEndpoint(endpoint, question, outside)).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('M4: a developer may have loopback, and nothing else inside', async () => {
    await expect(askEndpoint('http://10.0.0.8/', question, here)).rejects.toMatchObject({ code: 'address-refused' });
    await expect(askEndpoint('http://1.1.1.1/', question, here)).rejects.toMatchObject({ code: 'address-refused' });
    expect(await given(['127.0.0.1'], here)).toEqual([{ address: '127.0.0.1', family: 4 }]);
  });

  it('M4: the socket gets the addresses that were judged; one wrong one refuses all, so rebinding wins nothing', async () => {
    expect(await given(['1.1.1.1', '2606:4700::1111'])).toHaveLength(2);
    expect(await given(['1.1.1.1'], outside, false)).toBe('1.1.1.1');
    expect(await given(['1.1.1.1', '192.168.0.1'])).toBe('address-refused');
    expect(await given(['fd00::1'])).toBe('address-refused');
    expect(await given([])).toBe('address-refused');
  });
});
