import { common, MavLinkProtocolV1, MavLinkProtocolV2, MSG_ID_MAGIC_NUMBER, minimal, x25crc } from 'node-mavlink';
import type { Point } from '../../shared/geometry.ts';
import type { Heard } from './heard.ts';
import { type Broadcast, readPack } from './remoteId.ts';

/** What came out of one datagram. */
export type Message =
  | { readonly kind: 'position'; readonly system: number; readonly heard: Heard }
  | { readonly kind: 'remote-id'; readonly system: number; readonly of: string; readonly broadcast: Broadcast };
export type MavlinkFault = 'not-a-message' | 'wrong-checksum';

/** What a system said before its position: a position tells neither its camera nor its battery. */
interface Known {
  readonly yaw?: number;
  readonly gimbal?: { readonly azimuth: number; readonly depression: number };
  readonly across?: number;
  readonly upright?: number;
  readonly battery?: number;
}
/** Numbers that mean "not known" in MAVLink's own fields. */
const UNKNOWN = { heading: 65_535, battery: -1, direction: 36_100, speed: 25_500, altitude: -1_000 } as const;
const SIGNATURE = 13;
const SIGNED = 0x01;

interface Frame {
  readonly system: number;
  readonly id: number;
  readonly payload: Buffer;
}

/** The whole frames of a datagram whose checksum is right; versions 1 and 2. */
export function framesIn(bytes: Buffer, onFault: (fault: MavlinkFault) => void): readonly Frame[] {
  const [v1, v2] = [new MavLinkProtocolV1(), new MavLinkProtocolV2()];
  const found: Frame[] = [];
  let stray = 0;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at];
    const protocol =
      first === MavLinkProtocolV2.START_BYTE ? v2 : first === MavLinkProtocolV1.START_BYTE ? v1 : undefined;
    const head = protocol === v2 ? 10 : 6;
    const length = head + (bytes[at + 1] ?? 0) + 2;
    if (!protocol || at + Math.max(length, head + 2) > bytes.length) {
      at += 1;
      stray += 1;
      continue;
    }
    const frame = bytes.subarray(at, at + length);
    const header = protocol.header(frame);
    const magic = MSG_ID_MAGIC_NUMBER[String(header.msgid)];
    const tail = protocol === v2 && (bytes[at + 2] as number) & SIGNED ? SIGNATURE : 0;
    // A message that is not known can't be checked; nothing of it is used.
    if (magic === undefined) {
      at += length + tail;
      continue;
    }
    if (x25crc(frame, 1, 2, Number(magic)) !== protocol.crc(frame)) {
      onFault('wrong-checksum');
      at += 1;
      continue;
    }
    found.push({ system: header.sysid, id: header.msgid, payload: protocol.payload(frame) });
    at += length + tail;
  }
  if (stray > 0 && found.length === 0) onFault('not-a-message');
  return found;
}

/** Follows the systems of one listener; what they said earlier is kept for a few of them only. */
export function createMavlinkReader(onMessage: (message: Message) => void, onFault: (fault: MavlinkFault) => void) {
  const systems = new Map<number, Known>();
  const v2 = new MavLinkProtocolV2();
  const learn = (system: number, more: Known) => systems.set(system, { ...systems.get(system), ...more });
  const read = ({ system, id, payload }: Frame) => {
    const known = systems.get(system) ?? {};
    switch (id) {
      case common.GlobalPositionInt.MSG_ID:
        return onMessage({
          kind: 'position',
          system,
          heard: position(v2.data(payload, common.GlobalPositionInt), known),
        });
      case common.Attitude.MSG_ID:
        return void learn(system, { yaw: degrees(v2.data(payload, common.Attitude).yaw) });
      case common.MountOrientation.MSG_ID: {
        const { pitch, yaw, yawAbsolute } = v2.data(payload, common.MountOrientation);
        const azimuth = Number.isFinite(yawAbsolute) && yawAbsolute !== 0 ? yawAbsolute : (known.yaw ?? 0) + yaw;
        return void learn(system, { gimbal: { azimuth, depression: -pitch } });
      }
      case common.GimbalDeviceAttitudeStatus.MSG_ID: {
        const { q, flags } = v2.data(payload, common.GimbalDeviceAttitudeStatus);
        const { yaw, pitch } = anglesOf(q);
        const inEarth = (flags & (YAW_IN_EARTH_FRAME | YAW_LOCK)) !== 0 && (flags & YAW_IN_VEHICLE_FRAME) === 0;
        return void learn(system, { gimbal: { azimuth: inEarth ? yaw : (known.yaw ?? 0) + yaw, depression: -pitch } });
      }
      case common.CameraFovStatus.MSG_ID: {
        const { hfov, vfov } = v2.data(payload, common.CameraFovStatus);
        return void learn(system, {
          ...(hfov > 0 && hfov < 170 ? { across: hfov } : {}),
          ...(vfov > 0 && vfov < 170 ? { upright: vfov } : {}),
        });
      }
      case common.BatteryStatus.MSG_ID:
        return void learn(system, batteryOf(v2.data(payload, common.BatteryStatus).batteryRemaining));
      case common.SysStatus.MSG_ID:
        return void learn(system, batteryOf(v2.data(payload, common.SysStatus).batteryRemaining));
      default:
        return remoteId(system, id, payload);
    }
  };
  const tell = (system: number, idOrMac: readonly number[], broadcast: Broadcast) =>
    onMessage({ kind: 'remote-id', system, of: `${system} ${Buffer.from(idOrMac).toString('hex')}`, broadcast });
  const remoteId = (system: number, id: number, payload: Buffer) => {
    switch (id) {
      case common.OpenDroneIdBasicId.MSG_ID: {
        const { idOrMac, uasId } = v2.data(payload, common.OpenDroneIdBasicId);
        return tell(system, idOrMac, { serial: Buffer.from(uasId).toString('latin1') });
      }
      case common.OpenDroneIdLocation.MSG_ID: {
        const m = v2.data(payload, common.OpenDroneIdLocation);
        return tell(system, m.idOrMac, {
          place: {
            ...{ longitude: m.longitude / 1e7, latitude: m.latitude / 1e7 },
            altitude: m.altitudeGeodetic > UNKNOWN.altitude ? m.altitudeGeodetic : undefined,
            height: m.height > UNKNOWN.altitude ? m.height : undefined,
            heading: m.direction < UNKNOWN.direction ? m.direction / 100 : undefined,
            speed: m.speedHorizontal < UNKNOWN.speed ? m.speedHorizontal / 100 : undefined,
          },
        });
      }
      case common.OpenDroneIdSystem.MSG_ID: {
        const m = v2.data(payload, common.OpenDroneIdSystem);
        if (m.operatorLatitude === 0 && m.operatorLongitude === 0) return;
        return tell(system, m.idOrMac, { pilot: [m.operatorLongitude / 1e7, m.operatorLatitude / 1e7] as Point });
      }
      case common.OpenDroneIdMessagePack.MSG_ID: {
        const m = v2.data(payload, common.OpenDroneIdMessagePack);
        if (m.singleMessageSize !== 25) return onFault('not-a-message');
        for (const broadcast of readPack(Buffer.from(m.messages), m.msgPackSize)) tell(system, m.idOrMac, broadcast);
        return;
      }
      // A heartbeat and whatever else a ground station says is no fault.
      case minimal.Heartbeat.MSG_ID:
        return;
    }
  };
  return (datagram: Buffer): void => {
    for (const frame of framesIn(datagram, onFault)) read(frame);
  };
}

const YAW_LOCK = 16;
const YAW_IN_VEHICLE_FRAME = 32;
const YAW_IN_EARTH_FRAME = 64;
const degrees = (angle: number): number => (angle * 180) / Math.PI;
const batteryOf = (remaining: number): Known => (remaining > UNKNOWN.battery ? { battery: remaining } : {});

function position(m: common.GlobalPositionInt, { yaw, gimbal, across, upright, battery }: Known): Heard {
  return {
    ...{ source: 'mavlink', longitude: m.lon / 1e7, latitude: m.lat / 1e7, at: m.timeBootMs, clock: 'boot' },
    ...{ altitude: m.alt / 1_000, height: m.relativeAlt / 1_000, battery },
    heading: m.hdg === UNKNOWN.heading ? yaw : m.hdg / 100,
    speed: Math.hypot(m.vx, m.vy) / 100,
    view: gimbal && {
      ...gimbal,
      ...(across === undefined ? {} : { across }),
      ...(upright === undefined ? {} : { upright }),
    },
  };
}
/** Of a quaternion w, x, y, z: yaw and pitch in degrees. */
function anglesOf(q: readonly number[]): { readonly yaw: number; readonly pitch: number } {
  const [w = 1, x = 0, y = 0, z = 0] = q;
  return {
    yaw: degrees(Math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z))),
    pitch: degrees(Math.asin(Math.max(-1, Math.min(1, 2 * (w * y - z * x))))),
  };
}
