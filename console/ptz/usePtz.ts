import { useEffect, useMemo, useRef, useState } from 'react';
import { type ImageRefusal, imageRight } from '../../shared/feeds/images.ts';
import type { Feed } from '../../shared/feeds/schema.ts';
import { basisNamed } from '../../shared/feeds/why.ts';
import type { Incident } from '../../shared/incidents/schema.ts';
import type { Failure } from '../../shared/protocol.ts';
import type { Lease, PreemptionRule } from '../../shared/ptz/schema.ts';
import type { PtzAbilities } from '../../shared/ptz/signals.ts';
import { leaseOf, preemptionRule } from '../../shared/ptz/standing.ts';
import { useBasis, usePurpose } from '../feeds/bases.ts';
import { ptzSignal, send, serverNow, useRoom } from '../room/store.ts';
import { createSteering, type Steering } from './steering.ts';

/** How a camera's hand stands to this screen. */
export interface Ptz {
  /** The hand on the camera now, whoever's. */
  readonly lease: Lease | undefined;
  /** It is this screen's. */
  readonly mine: boolean;
  readonly refusal: ImageRefusal | undefined;
  /** By which rule it may be taken from whoever holds it. */
  readonly rule: PreemptionRule | undefined;
  /** This screen's hand, as it was taken from it or ended; until it takes the camera again. */
  readonly lost: Lease | undefined;
  readonly failure: Failure | undefined;
  readonly abilities: PtzAbilities | undefined;
  readonly steering: Steering | undefined;
  take(): Promise<void>;
  preempt(reason: string): Promise<void>;
  letGo(): void;
}

export function usePtz(feed: Feed, incident: Incident | undefined): Ptz {
  const room = useRoom(store => store.room);
  const me = useRoom(store => store.me);
  const [own, setOwn] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const [abilities, setAbilities] = useState<PtzAbilities>();
  const named = useBasis(incident?.id);
  const purpose = usePurpose(incident);
  const at = new Date(serverNow()).toISOString();
  const mandates = me?.mandates ?? [];
  const basis = named ?? basisNamed(room, me?.person.id ?? '', incident?.id);
  const may = imageRight(room, feed, mandates, at, { right: 'ptz', basis });
  const lease = leaseOf(room, feed.id);
  const mine = own !== undefined && lease?.id === own;
  const ended = own === undefined ? undefined : room.leases[own];
  const rule = lease && 'mandate' in may ? preemptionRule(room, feed, may.mandate, lease, incident?.id, at) : undefined;
  const held = useRef<string>(undefined);
  held.current = mine ? own : undefined;
  const why = {
    feed: feed.id,
    purpose,
    ...(incident ? { incident: incident.id } : {}),
    ...(basis && feed.regime === 'police' ? { basis } : {}),
  };
  const begin = async (ask: (id: string) => ReturnType<typeof send>) => {
    const id = crypto.randomUUID();
    const answer = await ask(id);
    setFailure(answer.ok ? undefined : answer.error);
    if (answer.ok) setOwn(id);
  };
  const letGo = () => {
    if (held.current) void send('ptz.release', { lease: held.current });
  };
  useEffect(() => {
    // Leaving the picture leaves the camera: nobody steers what they do not see.
    return () => {
      if (held.current) void send('ptz.release', { lease: held.current });
    };
  }, []);
  const steering = useMemo(() => (mine ? createSteering(feed.id, ptzSignal) : undefined), [mine, feed.id]);
  useEffect(() => {
    if (!steering) return;
    let alive = true;
    void ptzSignal({ do: 'abilities', feed: feed.id })
      .then(answer => {
        const told = answer as { ok: boolean; data?: PtzAbilities; error?: Failure };
        if (!alive) return;
        if (told.ok) setAbilities(told.data);
        else setFailure(told.error);
      })
      .catch(() => {});
    return () => {
      alive = false;
      steering.close();
      setAbilities(undefined);
    };
  }, [steering, feed.id]);
  return {
    ...{ lease, mine, rule, failure, abilities, steering, letGo },
    refusal: 'refusal' in may ? may.refusal : undefined,
    lost: ended?.ended && ended.ended.because !== 'asked' ? ended : undefined,
    take: () => begin(id => send('ptz.take', { lease: id, ...why })),
    preempt: reason => begin(id => send('ptz.pre-empt', { lease: id, reason, ...why })),
  };
}
