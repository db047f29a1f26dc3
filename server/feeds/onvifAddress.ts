import { type Address, parseAddress } from '../../media/source/address.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import type { FeedCredentials } from './credentials.ts';

/**
 * Where a feed's camera answers by ONVIF, with its login; undefined where it is none. Where a camera is steered may be
 * another address than its pictures'.
 */
export async function onvifAddressOf(feed: Feed, credentials: FeedCredentials): Promise<Address | undefined> {
  const of = feed.control?.url === undefined ? 'source' : 'control';
  const shown = of === 'control' ? feed.control?.url : feed.source.kind === 'onvif' ? feed.source.url : undefined;
  if (shown === undefined) return undefined;
  return parseAddress(await credentials.fullAddress(feed.id, shown, of), 'onvif');
}
