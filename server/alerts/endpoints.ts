import { type LookupAddress, type LookupOptions, lookup as resolve } from 'node:dns';
import { BlockList, isIP } from 'node:net';

type Lookup = (
  hostname: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void;

/**
 * Which addresses a push may be sent to. A subscription's endpoint comes from outside and this server calls it, so it
 * must not serve to reach what only this server can reach (ASVS 5.0 V13.2.4–5).
 */
export interface EndpointRule {
  /** Why the endpoint is refused; undefined where it is accepted. */
  refusalOf(endpoint: string): 'not-a-url' | 'not-https' | 'has-credentials' | 'not-public' | undefined;
  /** Resolves names at the moment of sending, so that a name that turns to an inner address later gains nothing. */
  readonly lookup: Lookup | undefined;
  /** A certificate authority of one's own push service, PEM. */
  readonly ca?: string;
}

/** Loopback, private, link-local, carrier, documentation, multicast and reserved ranges (RFC 6890, RFC 4193, RFC 4291). */
const inner = new BlockList();
for (const [network, bits] of [
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
] as const)
  inner.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(network, bits, 'ipv6');

/** Whether an IP address belongs to the public internet. Mapped addresses (::ffff:10.0.0.1) count as what they map. */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address);
  if (family === 0) return false;
  return !inner.check(address, family === 4 ? 'ipv4' : 'ipv6');
};

/** Push services as browsers name them: https on the public internet. */
export const publicEndpoints: EndpointRule = {
  refusalOf(endpoint) {
    const url = URL.parse(endpoint);
    if (!url) return 'not-a-url';
    if (url.protocol !== 'https:') return 'not-https';
    if (url.username || url.password) return 'has-credentials';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : 'not-public';
    // A name without a dot, or of the inside, is nobody's push service.
    return /^[^.]+$|\.(local|localhost|internal|home|lan|arpa)$/i.test(host.replace(/\.$/, ''))
      ? 'not-public'
      : undefined;
  },
  lookup(hostname, options, callback) {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = found.filter(({ address }) => isPublicAddress(address));
      const [first] = addresses;
      if (!first) {
        const refused: NodeJS.ErrnoException = new Error(`${hostname} is not on the public internet`);
        refused.code = 'ENOTPUBLIC';
        return callback(refused, []);
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  },
};
