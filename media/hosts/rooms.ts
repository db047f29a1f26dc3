import { ortc } from 'mediasoup';
import type { types } from 'mediasoup-client';
import { CALL_CODECS } from '../calls/limits.ts';
import type { CallRooms } from '../calls/port.ts';
import { MediaRefusal } from '../port.ts';
import { byName, type Host } from './placing.ts';

/**
 * Coordination rooms on several hosts: a room is whole on one of them. Whoever comes goes where it stands; the first goes to
 * the host that the room's name gives, of those that are there.
 */
export function joinCalls(hosts: readonly Host[]): CallRooms {
  /** By room and person. */
  const places = new Map<string, Host>();
  const key = (call: string, person: string) => `${call} ${person}`;
  const standsAt = (call: string) => hosts.find(({ platform }) => platform.calls.now(call));
  const roomOf = (call: string, person: string): CallRooms => {
    const host = places.get(key(call, person));
    if (!host) throw new MediaRefusal('unknown-viewer');
    return host.platform.calls;
  };
  return {
    capabilities: () => ortc.generateRouterRtpCapabilities(CALL_CODECS) as types.RtpCapabilities,
    async open(call, person) {
      const there = hosts.filter(({ platform }) => platform.isThere());
      if (there.length === 0) throw new MediaRefusal('worker-died');
      const host = standsAt(call) ?? byName(call, there);
      const former = places.get(key(call, person));
      if (former && former !== host) former.platform.calls.close(call, person);
      places.set(key(call, person), host);
      return host.platform.calls.open(call, person);
    },
    connect: async (call, person, way, dtls) => roomOf(call, person).connect(call, person, way, dtls),
    produce: async (call, person, as, rtp) => roomOf(call, person).produce(call, person, as, rtp),
    flow: async (call, person, as, on) => roomOf(call, person).flow(call, person, as, on),
    stop: (call, person, as) => places.get(key(call, person))?.platform.calls.stop(call, person, as),
    consume: async (call, person, producer, rtp) => roomOf(call, person).consume(call, person, producer, rtp),
    resume: async (call, person, consumer) => roomOf(call, person).resume(call, person, consumer),
    close(call, person) {
      places.get(key(call, person))?.platform.calls.close(call, person);
      places.delete(key(call, person));
    },
    now: call => standsAt(call)?.platform.calls.now(call),
    onChange(listener) {
      const undo = hosts.map(({ platform }) => platform.calls.onChange(listener));
      return () => {
        for (const end of undo) end();
      };
    },
  };
}
