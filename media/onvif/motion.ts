import { setTimeout as sleep } from 'node:timers/promises';
import type { OnvifCamera } from './camera.ts';
import { HeadFailure } from './port.ts';
import { allBelow, type Element, textBelow } from './xml.ts';

const EVENTS = 'http://www.onvif.org/ver10/events/wsdl';
/** A camera forgets a subscription that is not asked for so long; ours is asked for every ten seconds. */
const KEPT = 60;
const LONGEST_PAUSE = 30_000;

/** One thing that a camera noticed. */
export interface Motion {
  /** Whether something moves from now on, or no longer. */
  readonly moving: boolean;
  /** By the camera's clock, ISO 8601; by ours where it fell silent. */
  readonly at: string;
}

/**
 * Tells each change between moving and still, by a pull point (ONVIF Core 9.1), until it is called off. A camera without
 * events is left alone; one that fails is asked again, more and more seldom. Never rejects.
 */
export async function followMotion(
  camera: OnvifCamera,
  heard: (motion: Motion) => void,
  signal: AbortSignal,
): Promise<void> {
  let last: boolean | undefined;
  let pause = 1_000;
  while (!signal.aborted) {
    try {
      const events = await camera.service('Events');
      if (events === undefined) return;
      const point = await pullPoint(camera, events);
      while (!signal.aborted) {
        for (const motion of await pulled(camera, point)) {
          if (motion.moving !== last) heard(motion);
          last = motion.moving;
        }
        pause = 1_000;
      }
      // Cameras have room for a few subscriptions only: ours is given back.
      await camera.device
        .call('<Unsubscribe xmlns="http://docs.oasis-open.org/wsn/b-2"/>', point)
        .catch(() => undefined);
    } catch (error) {
      // Of a camera that is no longer heard nobody knows whether anything moves.
      if (last) heard({ moving: false, at: new Date().toISOString() });
      last = undefined;
      if (error instanceof HeadFailure && error.reason === 'unsupported') return;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
  }
}

async function pullPoint(camera: OnvifCamera, events: string): Promise<string> {
  const asked = `<CreatePullPointSubscription xmlns="${EVENTS}"><InitialTerminationTime>PT${KEPT}S</InitialTerminationTime></CreatePullPointSubscription>`;
  const told = await camera.device.call(asked, events);
  const at = textBelow(told, 'SubscriptionReference', 'Address') ?? '';
  if (!URL.canParse(at, camera.device.address.url)) throw new HeadFailure('unsupported', 'no pull point');
  const { pathname, search } = new URL(at, camera.device.address.url);
  return `${pathname}${search}`;
}

async function pulled(camera: OnvifCamera, point: string): Promise<Motion[]> {
  const asked = `<PullMessages xmlns="${EVENTS}"><Timeout>PT4S</Timeout><MessageLimit>50</MessageLimit></PullMessages>`;
  return allBelow(await camera.device.call(asked, point), 'NotificationMessage').flatMap(motionIn);
}

/** Makers name it apart: cell motion, motion alarm, object in field; the simple item is IsMotion or State. */
function motionIn(notification: Element): Motion[] {
  if (!/motion/i.test(textBelow(notification, 'Topic') ?? '')) return [];
  const items = allBelow(notification, 'SimpleItem').map(({ attributes }) => attributes);
  const said = items.find(({ Name = '' }) => /^(IsMotion|State)$/i.test(Name))?.Value;
  const at = allBelow(notification, 'Message').flatMap(({ attributes }) => attributes.UtcTime ?? [])[0];
  if (said === undefined || at === undefined || Number.isNaN(Date.parse(at))) return [];
  return [{ moving: /^(true|1)$/i.test(said), at: new Date(at).toISOString() }];
}
