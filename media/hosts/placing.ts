import { createHash } from 'node:crypto';
import type { FeedSource, HostPlatform } from '../port.ts';

/** One of the media hosts of a centre. */
export interface Host {
  /** Its address and port, as all servers of the centre and the other hosts write it. */
  readonly at: string;
  readonly platform: HostPlatform;
}

/**
 * The host where a feed's source runs and is recorded. It is found by the names of feed and hosts alone, so that all servers
 * agree without a word and a recording is found where it was made; a host more or less moves no more than its share (highest
 * random weight, Thaler and Ravishankar 1998). What an encoder sends over RTMP or SRT comes to the first host: its address is
 * the one that encoders are given.
 */
export function homeOf<H extends { readonly at: string }>({ id, source }: FeedSource, hosts: readonly H[]): H {
  const isSent = (source.kind === 'rtmp' || source.kind === 'srt') && source.url === undefined;
  return isSent ? hosts[0]! : byName(id, hosts);
}

/** The host of most weight for a name. */
export function byName<H extends { readonly at: string }>(name: string, hosts: readonly H[]): H {
  let best = hosts[0]!;
  let most = -1;
  for (const host of hosts) {
    const weight = createHash('sha256').update(`${host.at} ${name}`).digest().readUIntBE(0, 6);
    if (weight > most) [best, most] = [host, weight];
  }
  return best;
}

const workersOf = ({ platform }: Host): number => platform.figures().workers;
/** Whether a host can be asked, and has a worker to carry something. */
export const canSeat = (host: Host): boolean => host.platform.isThere() && workersOf(host) > 0;

/** The host that should take the next viewer: the one with fewest for each of its workers. */
export function roomiest(hosts: readonly Host[], viewersOf: (host: Host) => number): Host | undefined {
  const able = hosts.filter(canSeat);
  const burden = (host: Host) => viewersOf(host) / Math.max(1, workersOf(host));
  const there = able.length > 0 ? able : hosts.filter(({ platform }) => platform.isThere());
  return there.sort((a, b) => burden(a) - burden(b))[0];
}
