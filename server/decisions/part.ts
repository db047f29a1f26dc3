import type { Part, PartGiven } from '../parts.ts';
import { startReactor } from '../reactors/reactor.ts';
import { startEscalation } from './escalation.ts';
import { createDecisionSending, DECISION_SENDING } from './sending.ts';

/** Decisions reach people: the clock of their chains, and the pushes that its steps ask for. */
export async function openDecisions(given: PartGiven): Promise<Part> {
  const { liveWorld: live, records, clock, holder, onError, alerts, startAfter } = given;
  const { subscriptions, deliver } = alerts;
  const sending = startReactor(
    {
      ...DECISION_SENDING,
      ...{ live, records, clock, holder, onError },
      ...(startAfter === undefined ? {} : { startAfter }),
    },
    createDecisionSending({ live, subscriptions, deliver, clock }),
  );
  const escalation = await startEscalation({
    ...{ live, records, clock, holder, onError },
    afterPast: startAfter !== undefined,
  });
  return {
    async close() {
      await escalation.close();
      await sending.close();
    },
  };
}
