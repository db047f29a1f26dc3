import { expect, it, vi } from 'vitest';
import { viewerOf } from '../../shared/access/audience.ts';
import { mandatesOf } from '../../shared/people/mandates.ts';
import type { Mandate } from '../../shared/people/schema.ts';
import type { Event } from '../../shared/protocol.ts';
import { emptyRoom } from '../../shared/room.ts';
import type { Journal } from '../journal/port.ts';
import type { RoomKeeper } from '../room/keeper.ts';
import { createSight } from './sight.ts';

const BASE = Date.parse('2026-11-26T01:00:00.000Z');
const iso = (ms: number) => new Date(BASE + ms).toISOString();

it.each([
  1, 2, 3, 4, 5, 6,
])('[room.3] a mandate that ends while the clock is being looked at (%i ms on) is not missed', async ends => {
  // A clock that goes on by a millisecond each time somebody looks at it: the worst that a busy machine can do.
  let looks = 0;
  const clock = () => new Date(BASE + looks++);
  const mandate: Mandate = {
    ...{ id: 'm', person: 'p', function: 'commune-liaison', scope: { communes: ['21013'], zones: [] } },
    ...{ from: iso(-1_000), to: iso(ends) },
  };
  const room = { ...emptyRoom('live'), mandates: { m: mandate } };
  let told: (events: readonly Event[]) => void = () => {};
  const at = () => clock().toISOString();
  const keeper = {
    ...{ world: 'live', room },
    mandatesOf: (person: string, when: string) => mandatesOf(room, person, when),
    viewerOf: (person: string) => viewerOf(mandatesOf(room, person, at())),
    onEvents(listener: typeof told) {
      told = listener;
      return () => {};
    },
  } as unknown as RoomKeeper;
  const journal = { read: async () => [] } as unknown as Journal;
  const sight = await createSight({ keeper, journal, clock, alone: true });
  const seen: string[] = [];
  const undo = sight.watch('p', viewer => seen.push(viewer.key));
  const granted = { type: 'mandate.granted', data: { mandate: 'm' } } as unknown as Event;
  told([granted]);
  told([granted]);
  await vi.waitFor(() => expect(seen).toEqual(['nobody']));
  undo();
});
