import type { types } from 'mediasoup-client';
import type { CallRooms } from '../../media/calls/port.ts';
import { type CallSignal, callSignalSchema } from '../../media/calls/signals.ts';
import { MediaRefusal } from '../../media/port.ts';
import type { CallEnded, CallNow } from '../../shared/calls/now.ts';
import { CALL_GRACE_SECONDS } from '../../shared/calls/settings.ts';
import { isMember, joiningMandate, membersOf } from '../../shared/calls/standing.ts';
import { rulingAt } from '../../shared/ruling.ts';
import type { Pace } from '../access/pace.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { failed, invalid } from '../room/outcome.ts';
import type { IceServer } from '../whip/iceServers.ts';
import { type HubSocket, refusal } from './connection.ts';
import { createInsistence } from './insist.ts';

/**
 * Coordination rooms: voices, pictures and the shown map go between those whom the room has recorded as being there, one
 * connection a person. Whose connection or right ends leaves, and the room says why.
 */
export interface CallLane {
  signal(socket: HubSocket, message: unknown): Promise<unknown>;
  left(socket: HubSocket): void;
  close(): Promise<void>;
}
export interface CallLaneDeps {
  readonly live: RoomKeeper;
  readonly calls: CallRooms;
  readonly pace: Pace;
  readonly iceServers: (client: string) => readonly IceServer[];
  readonly clock: () => Date;
  readonly newId: () => string;
  /** No other node serves this room. */
  readonly alone: boolean;
  readonly onError: (error: unknown) => void;
}
/** So often it is looked for people who are gone or lost their right, ms. */
const CHECK_MS = 1_000;
/** Who speaks and where the map looks changes often: told together, ms. */
const TELL_MS = 120;

export function createCallLane(deps: CallLaneDeps): CallLane {
  const { live, calls, pace, clock } = deps;
  const bound = new Map<HubSocket, string>();
  /** Since when nobody is connected for a member, ms since 1970, by organ and person. */
  const absent = new Map<string, number>();
  const maps = new Map<string, NonNullable<CallNow['map']>>();
  const telling = new Map<string, ReturnType<typeof setTimeout>>();
  const leaving = createInsistence(live, deps);
  const begunAt = clock().getTime();
  const now = () => clock().toISOString();

  const personOf = (socket: HubSocket) => socket.data.session.person;
  const isIn = (organ: string, person: string) => isMember(live.room.calls[organ], person);
  const socketOf = (organ: string, person: string) =>
    [...bound].find(([socket, at]) => at === organ && personOf(socket) === person)?.[0];
  const tell = (organ: string): void => {
    if (telling.has(organ)) return;
    const timer = setTimeout(() => {
      telling.delete(organ);
      const standing = calls.now(organ);
      const map = maps.get(organ);
      const told: CallNow = { organ, members: [], talking: [], ...standing, ...(map ? { map } : {}) };
      for (const [socket, at] of bound) if (at === organ) socket.emit('call', told);
    }, TELL_MS);
    telling.set(organ, timer);
  };
  const showMap = (organ: string, person: string, view: (CallSignal & { do: 'map' })['view']): void => {
    if (view) maps.set(organ, { by: person, ...view });
    // Who shows it now may be another already.
    else if (maps.get(organ)?.by === person) maps.delete(organ);
    tell(organ);
  };
  const unbind = (socket: HubSocket, ended?: CallEnded['ended']): void => {
    const organ = bound.get(socket);
    if (organ === undefined) return;
    const person = personOf(socket);
    bound.delete(socket);
    if (ended) socket.emit('call', { organ, ended } satisfies CallEnded);
    calls.close(organ, person);
    showMap(organ, person, undefined);
    if (isIn(organ, person)) absent.set(`${organ} ${person}`, clock().getTime());
  };
  const open = async (socket: HubSocket, organ: string) => {
    const person = personOf(socket);
    const before = socketOf(organ, person);
    if (before && before !== socket) unbind(before, 'moved');
    if (bound.get(socket) !== organ) unbind(socket);
    bound.set(socket, organ);
    absent.delete(`${organ} ${person}`);
    const offers = await calls.open(organ, person);
    // The socket may have gone while its connection was being opened.
    if (bound.get(socket) !== organ) calls.close(organ, person);
    return { ...offers, iceServers: deps.iceServers(socket.id) };
  };
  const carryOut = async (socket: HubSocket, organ: string, signal: CallSignal): Promise<unknown> => {
    const person = personOf(socket);
    switch (signal.do) {
      case 'capabilities':
        return calls.capabilities();
      case 'open':
        return open(socket, signal.organ);
      case 'connect':
        return calls.connect(organ, person, signal.way, signal.dtlsParameters as types.DtlsParameters);
      case 'produce':
        return calls.produce(organ, person, signal.as, signal.rtpParameters as types.RtpParameters);
      case 'flow':
        return calls.flow(organ, person, signal.as, signal.on);
      case 'stop':
        return calls.stop(organ, person, signal.as);
      case 'consume':
        return calls.consume(organ, person, signal.producer, signal.rtpCapabilities as types.RtpCapabilities);
      case 'resume':
        return calls.resume(organ, person, signal.consumer);
      case 'map':
        return showMap(organ, person, signal.view);
      default:
        return signal satisfies never;
    }
  };
  const whyNoLonger = (organ: string, person: string, joinedAt: string): CallEnded['ended'] | undefined => {
    const convened = live.room.organs[organ];
    if (!convened || convened.closed) return 'closed';
    if (!joiningMandate(live.room, convened, live.mandatesOf(person, now()), now())) return 'right-ended';
    if (socketOf(organ, person)) return undefined;
    const key = `${organ} ${person}`;
    // Of somebody who is connected to another node nothing is known here.
    if (!deps.alone && !absent.has(key)) return undefined;
    const since = absent.get(key) ?? Math.max(Date.parse(joinedAt), begunAt);
    return clock().getTime() - since >= rulingAt(CALL_GRACE_SECONDS, now()).value * 1_000 ? 'gone' : undefined;
  };
  const check = (): void => {
    for (const call of Object.values(live.room.calls))
      for (const { person, joined } of membersOf(call)) {
        const because = whyNoLonger(call.id, person, joined.at);
        if (!because || because === 'moved') continue;
        const socket = socketOf(call.id, person);
        if (socket) unbind(socket, because);
        leaving.ask(`${call.id} ${person}`, 'call.leave', { organ: call.id, person, because });
      }
    for (const [socket, organ] of bound) if (!isIn(organ, personOf(socket))) unbind(socket, 'asked');
    for (const key of absent.keys()) {
      const [organ = '', person = ''] = key.split(' ');
      if (!isIn(organ, person)) absent.delete(key);
    }
  };
  const undo = [
    calls.onChange(tell),
    live.onEvents(events => {
      if (events.some(({ type }) => /^(call|organ|seat|mandate)\./.test(type))) check();
    }),
  ];
  const timer = setInterval(check, CHECK_MS);

  return {
    async signal(socket, message) {
      const { language } = socket.data;
      const wait = pace.take(`call ${socket.id}`);
      if (wait > 0) return refusal(failed('too-many', 'too-many', { params: { seconds: wait } }), language);
      const signal = callSignalSchema.safeParse(message);
      if (!signal.success) return refusal(invalid(signal.error), language);
      const organ = signal.data.do === 'open' ? signal.data.organ : (bound.get(socket) ?? '');
      // Written down before anything is heard: who is in the room.
      if (signal.data.do !== 'capabilities' && !isIn(organ, personOf(socket)))
        return refusal(failed('forbidden', 'not-in-call', { path: 'organ' }), language);
      try {
        const data = await carryOut(socket, organ, signal.data);
        if (!socket.connected) unbind(socket);
        return data === undefined ? { ok: true } : { ok: true, data };
      } catch (error) {
        if (!(error instanceof MediaRefusal)) throw error;
        const { reason } = error;
        return { ok: false, error: { code: 'rejected', message: reason, details: { reason } } };
      }
    },
    left: socket => {
      unbind(socket);
      pace.forget(`call ${socket.id}`);
    },
    async close() {
      clearInterval(timer);
      for (const end of undo) end();
      for (const waiting of telling.values()) clearTimeout(waiting);
      await leaving.close();
    },
  };
}
