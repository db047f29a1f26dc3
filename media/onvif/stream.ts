import type { Reason } from '../feed/life.ts';
import type { Address } from '../source/address.ts';
import { SourceFailure } from '../source/failure.ts';
import type { RefuseHost } from '../source/reach.ts';
import { chosenProfile, onvifCamera } from './camera.ts';
import { HeadFailure, type HeadReason } from './port.ts';

const REASONS: Readonly<Record<HeadReason, Reason>> = {
  'address-unreachable': 'address-unreachable',
  'refused-address': 'refused-address',
  'refused-credentials': 'refused-credentials',
  'timed-out': 'timed-out',
  unsupported: 'unsupported',
  'unknown-preset': 'not-found',
  'camera-fault': 'no-video',
};

/**
 * Where the stream of an ONVIF camera is, by the profile named or the one that fits best.
 * @throws SourceFailure with the camera's own words; `not-found` where it has no such profile
 */
export async function findStream(
  address: Address,
  profile: string | undefined,
  refuseHost: RefuseHost,
): Promise<Address> {
  try {
    const camera = onvifCamera(address, refuseHost);
    const chosen = chosenProfile(await camera.profiles(), profile);
    if (!chosen) throw new SourceFailure('not-found', [`no profile ${profile ?? ''}`]);
    return await camera.streamOf(chosen);
  } catch (error) {
    if (error instanceof HeadFailure) throw new SourceFailure(REASONS[error.reason], error.said ? [error.said] : []);
    throw error;
  }
}
