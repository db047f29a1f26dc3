import type { Drone } from '../../shared/drones/schema.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { readCot } from './cot.ts';
import { listenCotTcp } from './cotListener.ts';
import type { Counts } from './counts.ts';
import { createHolders, type Listener, listenUdp } from './datagrams.ts';
import type { Drop, Source } from './heard.ts';
import type { Intake } from './intake.ts';
import { createGathering } from './remoteId.ts';

export interface ListenersDeps {
  readonly live: RoomKeeper;
  readonly intake: Intake;
  readonly counts: Counts;
  readonly clock: () => Date;
  readonly host: string;
  readonly onError: (error: unknown) => void;
}
/** The drone that is bound to what somebody sends. */
export const boundTo = (live: RoomKeeper, fits: (drone: Drone) => boolean): string | undefined =>
  Object.values(live.room.drones).find(drone => fits(drone) && !live.room.feeds[drone.id]?.retired)?.id;

/** MAVLink over UDP: positions of bound systems; Remote ID of ours, and of drones that are not. */
export async function listenMavlink(deps: ListenersDeps, port: number): Promise<Listener> {
  const { live, intake, counts, clock, host, onError } = deps;
  // Loaded by whoever listens, since it holds every message there is.
  const { createMavlinkReader } = await import('./mavlink.ts');
  const holds = createHolders(clock);
  let sender = '';
  const drop = (source: Source, reason: Drop, system?: number) =>
    counts.dropped(source, reason, { sender, ...(system === undefined ? {} : { system }) });
  const gather = createGathering(
    (serial, heard) => {
      const ours = boundTo(live, drone => drone.remoteId === serial);
      if (ours) intake.hear(ours, { ...heard, remoteId: serial });
      else intake.hearStranger(serial, heard);
    },
    () => drop('remote-id', 'not-a-message'),
  );
  const read = createMavlinkReader(
    message => {
      if (message.kind === 'remote-id') return gather(`${sender} ${message.of}`, message.broadcast);
      const { system, heard } = message;
      const feed = boundTo(live, drone => drone.mavlink?.system === system);
      if (feed === undefined) return drop('mavlink', 'unbound', system);
      if (!holds(feed, sender)) return drop('mavlink', 'other-sender', system);
      intake.hear(feed, heard);
    },
    fault => drop('mavlink', fault),
  );
  return listenUdp({
    ...{ host, port, clock, onError },
    onDatagram(bytes, from) {
      sender = from;
      read(bytes);
    },
    onFlood: from => counts.dropped('mavlink', 'too-many', { sender: from }),
  });
}

/** Takes one Cursor-on-Target event that came without a token: its uid must be bound, and its sender the first. */
function cotTaker({ live, intake, counts, clock }: ListenersDeps) {
  const holds = createHolders(clock);
  return (text: string, sender: string) => {
    const event = readCot(text);
    if (typeof event === 'string') return counts.dropped('cot', event, { sender });
    const feed = boundTo(live, drone => drone.cot?.uid === event.uid);
    if (feed === undefined) return counts.dropped('cot', 'unbound', { sender, uid: event.uid });
    if (!holds(feed, sender)) return counts.dropped('cot', 'other-sender', { sender, uid: event.uid });
    intake.hear(feed, event.heard);
  };
}
/** Cursor-on-Target over UDP and TCP on one port: one event a datagram, or one after the other. */
export async function listenCot(deps: ListenersDeps, port: number): Promise<Listener> {
  const { counts, clock, host, onError } = deps;
  const take = cotTaker(deps);
  const tcp = await listenCotTcp({
    ...{ host, port, onError, onEvent: take },
    onFault: (fault, sender) => counts.dropped('cot', fault, { sender }),
  });
  try {
    const udp = await listenUdp({
      ...{ host, port: tcp.port, clock, onError },
      onDatagram: (bytes, sender) => take(bytes.toString('utf8'), sender),
      onFlood: sender => counts.dropped('cot', 'too-many', { sender }),
    });
    return { port: tcp.port, close: () => Promise.all([tcp.close(), udp.close()]).then(() => undefined) };
  } catch (error) {
    await tcp.close();
    throw error;
  }
}
