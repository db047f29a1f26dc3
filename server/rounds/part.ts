import type { Part, PartGiven } from '../parts.ts';
import { startReactor } from '../reactors/reactor.ts';
import { startChasing } from './chasing.ts';
import { createRoundSending, ROUND_SENDING } from './sending.ts';

/** Rounds of the table reach people, and reach them again while they are silent. */
export async function openRounds(given: PartGiven): Promise<Part> {
  const { liveWorld: live, records, clock, holder, onError, alerts, startAfter } = given;
  const { subscriptions, deliver } = alerts;
  const sending = startReactor(
    {
      ...ROUND_SENDING,
      ...{ live, records, clock, holder, onError },
      ...(startAfter === undefined ? {} : { startAfter }),
    },
    createRoundSending({ live, subscriptions, deliver, clock }),
  );
  const chasing = startChasing({ live, clock, onError });
  return {
    async close() {
      await chasing.close();
      await sending.close();
    },
  };
}
