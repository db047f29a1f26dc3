import { createSocket } from 'node:dgram';
import type { DronePosition } from '../../media/cameras/droneFlight.ts';
import { VIEW } from '../../media/cameras/droneFlight.ts';
import { text } from '../../shared/language/read.ts';
import type { FunctionCode } from '../../shared/people/schema.ts';
import { circle } from '../../shared/perimeters/shapes.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { MADOU } from './scenery.ts';

/** The drone's number on its link, as its autopilot is set. */
const SYSTEM = 1;
const HOUR_MS = 3_600_000;

/** Binds the drone to its link and lets it fly a mission, asked by the fire service and approved by the centre. */
export async function openMission(options: {
  readonly keeper: RoomKeeper;
  readonly newId: () => string;
  readonly clock: () => Date;
  readonly feed: string;
}): Promise<void> {
  const { keeper, newId, clock, feed } = options;
  const { room } = keeper;
  const now = clock().getTime();
  const holder = (code: FunctionCode) => Object.values(room.mandates).find(m => m.function === code)?.person;
  const ask = async (code: FunctionCode, type: string, data: unknown): Promise<void> => {
    const person = holder(code);
    const asker = person === undefined ? 'belfry' : { person };
    const outcome = await keeper.submit(asker, { id: newId(), world: 'live', type, data });
    if (!outcome.ok) throw new Error(`the demonstration's drone: ${type}: ${JSON.stringify(outcome)}`);
  };
  if (!room.drones[feed]?.mavlink) await ask('video-operator', 'drone.bind', { feed, mavlink: { system: SYSTEM } });
  for (const { id, state, until } of Object.values(room.missions).filter(m => m.feed === feed)) {
    if (state === 'flying' && Date.parse(until) > now) return;
    if (state === 'flying') await ask('dir-d1', 'mission.end', { mission: id });
  }
  const incident = Object.values(room.incidents).find(i => i.status === 'open' && i.point?.[0] === MADOU[0])?.id;
  const mission = newId();
  await ask('dir-d1', 'mission.request', {
    ...{ mission, feed, ...(incident ? { incident } : {}) },
    requester: text('SIAMU', 'DBDMH', 'SIAMU'),
    purpose: text(
      'Suivre la fumée et les toits, place Madou',
      'Rook en daken volgen, Madouplein',
      'Follow smoke and roofs',
    ),
    basis: text('AR 22/5/2019 ; circulaire du 8/4/2022', 'KB 22/5/2019; omzendbrief van 8/4/2022'),
    ...{ zone: circle(MADOU, 320), height: 120 },
    ...{ from: new Date(now - HOUR_MS).toISOString(), until: new Date(now + 6 * HOUR_MS).toISOString() },
    pilot: { name: 'Sgt. Joke Martens', private: false },
    recipients: (
      ['regional-operator', 'information-manager', 'high-official', 'video-operator', 'dir-d1', 'dir-d3'] as const
    ).map(id => ({ id, kind: 'function' })),
    recording: { keep: true, days: 30 },
    ...{ authorisation: 'BE-DG-2026-0417', skeyes: 'SKY-2026-1124' },
  });
  await ask('regional-operator', 'mission.approve', { mission });
  await ask('dir-d1', 'mission.start', { mission });
}

/**
 * Says four times a second where the drone is, in MAVLink over UDP to a port of this host, as a ground station passes on
 * what it hears; its camera looks straight down with the north at the top of its picture. Returns its undo.
 */
export async function flyByMavlink(options: {
  readonly port: number;
  readonly flight: () => DronePosition;
}): Promise<() => void> {
  const { common, MavLinkProtocolV2 } = await import('node-mavlink');
  const protocol = new MavLinkProtocolV2(SYSTEM, 1);
  const socket = createSocket('udp4');
  const from = performance.now();
  let seq = 0;
  const send = <T extends object>(type: new () => T, fields: Partial<T>): void => {
    seq = (seq + 1) % 256;
    const bytes = protocol.serialize(Object.assign(new type(), fields) as never, seq);
    socket.send(bytes, options.port, '127.0.0.1');
  };
  // Whoever listened is gone with the server; nothing is to be said about it.
  socket.on('error', () => {});
  const timer = setInterval(() => {
    const { longitude, latitude, altitude, heading, speed } = options.flight();
    const timeBootMs = Math.round(performance.now() - from);
    const east = Math.sin((heading * Math.PI) / 180) * speed;
    const north = Math.cos((heading * Math.PI) / 180) * speed;
    send(common.MountOrientation, { timeBootMs, pitch: -90, yaw: -heading, yawAbsolute: 360 });
    send(common.CameraFovStatus, { timeBootMs, q: [1, 0, 0, 0], ...fieldAt(altitude) });
    send(common.BatteryStatus, { batteryRemaining: Math.max(20, 92 - Math.floor(timeBootMs / 30_000)), voltages: [] });
    send(common.GlobalPositionInt, {
      ...{ timeBootMs, lat: Math.round(latitude * 1e7), lon: Math.round(longitude * 1e7) },
      ...{ alt: Math.round((altitude + GROUND) * 1_000), relativeAlt: Math.round(altitude * 1_000) },
      ...{ vx: Math.round(north * 100), vy: Math.round(east * 100), hdg: Math.round(heading * 100) },
    });
  }, 250);
  return () => {
    clearInterval(timer);
    socket.close();
  };
}
/** Place Madou above the sea, metres. */
const GROUND = 58;
/** The openings under which the picture shows what it shows. */
const fieldAt = (height: number) => ({ hfov: opening(VIEW.width, height), vfov: opening(VIEW.height, height) });
const opening = (metres: number, height: number): number => (2 * Math.atan(metres / 2 / height) * 180) / Math.PI;
