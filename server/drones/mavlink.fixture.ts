import { createSocket } from 'node:dgram';
import { common, MavLinkProtocolV2 } from 'node-mavlink';

/** What a flying system tells. Degrees, metres, metres a second. */
export interface Flight {
  readonly system: number;
  readonly bootMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly altitude: number;
  readonly height: number;
  readonly heading: number;
  readonly speed?: number;
}
type Fields<T> = { [K in keyof T]?: T[K] };
/** One message of a system as bytes, whichever it is. */
export function messageOf<T extends object>(type: new () => T, fields: Fields<T>, system = 1, seq = 0): Buffer {
  const message = Object.assign(new type(), fields);
  return new MavLinkProtocolV2(system, 1).serialize(message as never, seq);
}
export const positionMessage = (flight: Flight): Buffer =>
  messageOf(
    common.GlobalPositionInt,
    {
      timeBootMs: flight.bootMs,
      lat: Math.round(flight.latitude * 1e7),
      lon: Math.round(flight.longitude * 1e7),
      alt: Math.round(flight.altitude * 1_000),
      relativeAlt: Math.round(flight.height * 1_000),
      vx: Math.round((flight.speed ?? 0) * 100),
      hdg: Math.round(flight.heading * 100),
    },
    flight.system,
  );
/** A camera straight down whose picture has the north at its top, and how wide it sees. */
export const cameraMessages = (system: number, across: number, upright: number): Buffer =>
  Buffer.concat([
    messageOf(common.MountOrientation, { pitch: -90, yaw: 0, yawAbsolute: 360 }, system),
    messageOf(common.CameraFovStatus, { hfov: across, vfov: upright, q: [1, 0, 0, 0] }, system),
  ]);

/** Remote ID (ASTM F3411) of a drone in flight, as a receiver on the ground hands it on: who it is, its pilot, its place. */
export function broadcastOf(serial: string, at: { longitude: number; latitude: number; height: number }): Buffer {
  const mac = [1, 2, 3, ...Array<number>(17).fill(0)];
  const degrees = (angle: number) => Math.round(angle * 1e7);
  const who = { idOrMac: mac, uasId: [...Buffer.from(serial.padEnd(20, '\0'))] };
  const pilot = { idOrMac: mac, operatorLatitude: degrees(50.8494), operatorLongitude: degrees(4.3691) };
  const place = { idOrMac: mac, latitude: degrees(at.latitude), longitude: degrees(at.longitude), height: at.height };
  return Buffer.concat([
    messageOf(common.OpenDroneIdBasicId, who, 50),
    messageOf(common.OpenDroneIdSystem, pilot, 50),
    messageOf(
      common.OpenDroneIdLocation,
      { ...place, altitudeGeodetic: at.height + 90, direction: 4_500, speedHorizontal: 300 },
      50,
    ),
  ]);
}

/** Sends datagrams to a port of this host from one socket, as a ground station does. */
export async function openSender(port: number) {
  const socket = createSocket('udp4');
  return {
    send: (bytes: Buffer) =>
      new Promise<void>((resolve, reject) =>
        socket.send(bytes, port, '127.0.0.1', error => (error ? reject(error) : resolve())),
      ),
    close: () => new Promise<void>(resolve => socket.close(() => resolve())),
  };
}
