import { countedAddress, countedNetwork, isLoopbackAddress } from './network';

describe('addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1:2::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0:0::/64'],
  ])('%s counts as %s, of the network %s', (address, counted, network) => {
    expect(countedAddress(address)).toBe(counted);
    expect(countedNetwork(address)).toBe(network);
  });

  it('knows this machine by its names only', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'].map(isLoopbackAddress)).not.toContain(false);
    expect(['128.0.0.1', '10.0.0.1', '::2', '127.example.com', ''].map(isLoopbackAddress)).not.toContain(true);
  });
});
