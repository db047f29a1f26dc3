import { join } from 'node:path';
import { joinHosts } from '../hosts/hosts.ts';
import type { MediaPlatform } from '../port.ts';
import { connectMedia, type RemoteMediaOptions } from './remote.ts';

export interface HostsOptions extends Omit<RemoteMediaOptions, 'host' | 'port'> {
  /** One or more; the first is the one that encoders send to. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
}

/** The platform on the media hosts of the centre: the one host as it is, several as one. */
export async function connectHosts({ hosts, ...options }: HostsOptions): Promise<MediaPlatform> {
  const all = await Promise.all(
    hosts.map(async ({ host, port }) => {
      const at = `${host.includes(':') ? `[${host}]` : host}:${port}`;
      const cache = join(options.cache, at.replaceAll(/[^\w.-]/g, '_'));
      return { at, platform: await connectMedia({ ...options, host, port, cache }) };
    }),
  );
  return all.length === 1 ? all[0]!.platform : joinHosts(all, options.clock);
}
