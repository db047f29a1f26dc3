import { randomUUID } from 'node:crypto';
import type { Event } from '../../shared/protocol.ts';
import type { Batch, StoredAnswer } from './port.ts';

/** Batches for the journal's tests: real in shape, free in content. */
export function sampleEvent(world: string, seq: number, data: unknown = { text: `ligne ${seq}` }): Event {
  return {
    seq,
    world,
    id: randomUUID(),
    type: 'log.written',
    data,
    at: '2026-02-10T02:10:00.000Z',
    by: { person: randomUUID(), mandate: randomUUID() },
    cause: randomUUID(),
  };
}

/** What the command that caused these events was answered. */
export function accepted(events: readonly Event[]): StoredAnswer {
  const first = events[0]!;
  return {
    command: first.cause,
    world: first.world,
    person: first.by.person,
    digest: 'd'.repeat(64),
    at: first.at,
    outcome: { ok: true, after: first.seq - 1, upTo: first.seq + events.length - 1 },
  };
}

export function refused(world: string, command: string = randomUUID()): StoredAnswer {
  return {
    command,
    world,
    person: randomUUID(),
    digest: 'e'.repeat(64),
    at: '2026-02-10T02:10:00.000Z',
    outcome: {
      ok: false,
      code: 'rejected',
      reason: 'incident.closed',
      path: 'data.incident',
      params: { since: '01:50' },
    },
  };
}

/** A batch of `count` events after `at`, with the answer to the one command that caused them. */
export function sampleBatch(world: string, at: number, count = 1): Batch {
  const cause = randomUUID();
  const events = Array.from({ length: count }, (_, index) => ({ ...sampleEvent(world, at + 1 + index), cause }));
  return { events, answers: [accepted(events)] };
}
