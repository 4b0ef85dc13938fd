/** Networks of IPv4 that are no public website: this machine, the local network, and what is reserved (RFC 6890). */
const PRIVATE_IPV4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Whether an IP address, in brackets or not, is of this machine, of its network, or otherwise no public website's. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (bare.includes(':')) return !isPublicIpv6(bare);
  const number = readIpv4(bare);
  return number !== null && PRIVATE_IPV4.some(([network, prefix]) => isWithin(number, network, prefix));
}

/** Of IPv6 only 2000::/3 is in public use; inside it some parts are not, or lead on to IPv4. */
function isPublicIpv6(address: string): boolean {
  const [first = 0, second = 0] = address.split(':').map((part) => Number.parseInt(part || '0', 16));
  if (first < 0x2000 || first > 0x3fff || first === 0x2002) return false;
  return first !== 0x2001 || (second >= 0x200 && second !== 0xdb8);
}

function readIpv4(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts?.every((part) => part <= 255)) return null;
  return parts.reduce((number, part) => number * 256 + part, 0);
}

function isWithin(number: number, network: string, prefix: number): boolean {
  const size = 2 ** (32 - prefix);
  return Math.floor(number / size) === Math.floor((readIpv4(network) ?? 0) / size);
}
