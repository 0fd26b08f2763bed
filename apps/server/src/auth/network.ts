import { isIP } from 'node:net';

/** IPv4 inside IPv6 is IPv4. */
function plain(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? address.replace(/%.*$/, '').toLowerCase();
}

/** The first `count` of the eight groups, written out. */
function groups(address: string, count: number): string {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const middle = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const all = [...left, ...Array<string>(middle).fill('0'), ...right];
  return all
    .slice(0, count)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}

/** Whom attempts are counted against: an IPv4 address, or the /64 that one IPv6 customer has. */
export function countedAddress(address: string): string {
  const known = plain(address);
  return isIP(known) === 6 ? `${groups(known, 4)}::/64` : known;
}

/** A neighbourhood: /24 or /64. */
export function countedNetwork(address: string): string {
  const known = plain(address);
  return isIP(known) === 4 ? `${known.split('.').slice(0, 3).join('.')}.0/24` : countedAddress(known);
}

export function isLoopbackAddress(address: string): boolean {
  const known = plain(address);
  return known === '::1' || (isIP(known) === 4 && known.startsWith('127.'));
}
