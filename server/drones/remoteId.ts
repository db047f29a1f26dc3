import type { Point } from '../../shared/geometry.ts';
import type { Heard } from './heard.ts';

/** What one message of Remote ID tells (ASTM F3411); a drone is put together from several. */
export interface Broadcast {
  readonly serial?: string;
  readonly place?: Omit<Heard, 'source'>;
  readonly pilot?: Point;
}
const SIZE = 25;
const LARGEST_PACK = 9;

/** The messages of a pack that say who it is, where it is and where its pilot is. */
export function readPack(bytes: Buffer, count: number): readonly Broadcast[] {
  const found: Broadcast[] = [];
  for (let i = 0; i < Math.min(count, LARGEST_PACK) && (i + 1) * SIZE <= bytes.length; i++) {
    const message = bytes.subarray(i * SIZE, (i + 1) * SIZE);
    const broadcast = readMessage(message);
    if (broadcast) found.push(broadcast);
  }
  return found;
}

function readMessage(message: Buffer): Broadcast | undefined {
  switch ((message[0] as number) >> 4) {
    case 0:
      return { serial: message.subarray(2, 22).toString('latin1') };
    case 1:
      return { place: placeIn(message) };
    case 4: {
      const [latitude, longitude] = [message.readInt32LE(2) / 1e7, message.readInt32LE(6) / 1e7];
      return latitude === 0 && longitude === 0 ? undefined : { pilot: [longitude, latitude] };
    }
    default:
      return undefined;
  }
}
/** Speeds over 63.75 m/s are sent coarser; directions west of south have a bit of their own; heights begin at -1000 m. */
function placeIn(message: Buffer): Omit<Heard, 'source'> {
  const flags = message[1] as number;
  const [direction, speed] = [(message[2] as number) + (flags & 2 ? 180 : 0), message[3] as number];
  const metres = (at: number): number | undefined => {
    const value = message.readUInt16LE(at) * 0.5 - 1_000;
    return value > -1_000 ? value : undefined;
  };
  return {
    ...{ latitude: message.readInt32LE(5) / 1e7, longitude: message.readInt32LE(9) / 1e7 },
    heading: direction <= 360 ? direction : undefined,
    speed: speed === 255 ? undefined : flags & 1 ? speed * 0.75 + 63.75 : speed * 0.25,
    ...{ altitude: metres(15), height: metres(17) },
  };
}

/** Serial numbers as they are shown: printable, without the padding. */
export const serialOf = (raw: string): string | undefined => {
  const serial = raw.replaceAll('\0', '').trim();
  return /^[\x21-\x7e]{1,20}$/.test(serial) ? serial : undefined;
};
/** How many transmitters are followed at once. */
const FOLLOWED = 256;

/** Puts broadcasts together: a place goes out under the serial number that its transmitter told before. */
export function createGathering(onPlace: (serial: string, heard: Heard) => void, onFault: () => void) {
  const known = new Map<string, { serial?: string; pilot?: Point }>();
  return (of: string, { serial: raw, place, pilot }: Broadcast): void => {
    const before = known.get(of) ?? {};
    const serial = raw === undefined ? before.serial : serialOf(raw);
    if (raw !== undefined && serial === undefined) onFault();
    known.delete(of);
    known.set(of, { ...before, ...(serial ? { serial } : {}), ...(pilot ? { pilot } : {}) });
    if (known.size > FOLLOWED) known.delete(known.keys().next().value as string);
    const { serial: told, pilot: at } = known.get(of) ?? {};
    if (place && told) onPlace(told, { ...place, source: 'remote-id', ...(at ? { pilot: at } : {}) });
  };
}
