import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/**
 * Which hosts a source may not be reached at (ASVS 5.0 V13.2.4, requests that a server is talked into): link-local with
 * the metadata services of clouds, multicast, "this host", and, but for the demonstration, the loopback with the
 * server's own services.
 */
export function createRefuseHost({ allowLoopback }: { allowLoopback: boolean }): (host: string) => Promise<boolean> {
  const refused = new BlockList();
  refused.addSubnet('0.0.0.0', 8, 'ipv4');
  refused.addSubnet('169.254.0.0', 16, 'ipv4');
  refused.addSubnet('224.0.0.0', 3, 'ipv4');
  refused.addAddress('100.100.100.200', 'ipv4');
  refused.addAddress('::', 'ipv6');
  refused.addSubnet('fe80::', 10, 'ipv6');
  refused.addSubnet('ff00::', 8, 'ipv6');
  refused.addAddress('fd00:ec2::254', 'ipv6');
  if (!allowLoopback) {
    refused.addSubnet('127.0.0.0', 8, 'ipv4');
    refused.addAddress('::1', 'ipv6');
  }
  return async host => {
    const name = host.replace(/^\[|\]$/g, '');
    // A name that cannot be resolved is no danger: whoever connects will say that it is unreachable.
    const found = isIP(name) ? [{ address: name }] : await lookup(name, { all: true }).catch(() => []);
    return found.some(({ address }) => refused.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'));
  };
}
