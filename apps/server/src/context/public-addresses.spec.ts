import { isLoopbackAddress, isPublic } from './public-addresses';

const refused = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.9.9.9', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.168.1.1', '198.18.0.1', '203.0.113.7'],
  ...['224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::8.8.8.8', '64:ff9b::a00:1'],
  ...['fc00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1', 'ff02::1', '100::1', '2001::1', '2001:db8::1', '2002:a00:1::1'],
  ...['', 'localhost', '1.2.3', '0x7f000001', 'fe80::1%eth0'],
];

describe('the addresses that a site may have its visitors looked up at', () => {
  it.each(refused)('never %s', (address) => expect(isPublic(address)).toBe(false));

  it.each(['1.1.1.1', '8.8.8.8', '100.128.0.1', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    'may be %s',
    (address) => expect(isPublic(address)).toBe(true),
  );

  it('loopback is 127.0.0.0/8 and ::1', () => {
    expect(['127.0.0.1', '127.1.2.3', '::1', '10.0.0.1', '::ffff:127.0.0.1'].map(isLoopbackAddress)).toEqual([true, true, true, false, false]); // prettier-ignore
  });
});
