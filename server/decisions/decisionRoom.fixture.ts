import { randomUUID } from 'node:crypto';
import type { DecisionReceipt } from '../../shared/decisions/schema.ts';
import { type AlertRoom, openAlertRoom } from '../alerts/alertRoom.fixture.ts';
import type { EndpointRule } from '../alerts/endpoints.ts';
import { startAlertSending } from '../alerts/start.ts';
import { LiveWorld } from '../reactors/liveWorld.ts';
import { startReactor } from '../reactors/reactor.ts';
import { startEscalation } from './escalation.ts';
import { createDecisionSending, DECISION_SENDING } from './sending.ts';

export interface DecisionRoomOptions {
  readonly folder: string;
  readonly rule: EndpointRule;
  readonly clock: () => Date;
}

/** A real keeper on real files with the last hop of decisions: the chains' clock and the pushes of their steps. */
export async function openDecisionRoom({ folder, rule, clock }: DecisionRoomOptions) {
  const room = await openAlertRoom(folder, 'live', clock);
  const live = LiveWorld.of(room.keeper, room.journal);
  const common = { live, records: room.records, clock, holder: 'node-1', onError: (e: unknown) => room.faults.push(e) };
  const alerts = await startAlertSending({
    ...common,
    subject: 'mailto:crisis@example.org',
    isAlive: async () => true,
    rule,
    retry: { firstMs: 20, longestMs: 100, attempts: 4 },
  });
  const { subscriptions, deliver } = alerts;
  const sending = startReactor(
    { ...common, ...DECISION_SENDING },
    createDecisionSending({ live, subscriptions, deliver, clock }),
  );
  const escalation = await startEscalation(common);
  return {
    ...room,
    subscriptions,
    /** When every step that is due now has been taken and sent, and what follows from it too. */
    async settled() {
      for (let seq = -1; seq !== room.keeper.room.seq; ) {
        seq = room.keeper.room.seq;
        await escalation.settled();
        await sending.settled();
      }
    },
    receiptOf: (decision: string, recipient: string) =>
      room.keeper.room.decisions[decision]?.receipts[recipient] as DecisionReceipt,
    async close() {
      await escalation.close();
      await sending.close();
      await alerts.close();
      await room.close();
    },
  };
}
export type DecisionRoom = Awaited<ReturnType<typeof openDecisionRoom>>;

/** The order to close the metro, by an authority, to whoever is named; returns its id. */
export async function closeMetro(
  room: Pick<AlertRoom, 'submit'>,
  authority: string,
  at: Date,
  to: unknown = { functions: ['transport-dispatch'] },
): Promise<string> {
  const decision = randomUUID();
  await room.submit(authority, 'decision.take', {
    decision,
    kind: 'order',
    headline: { fr: 'Fermer le métro, lignes 2 et 6', nl: 'Metro sluiten, lijnen 2 en 6' },
    body: { fr: 'Arrêtez les rames de Rogier à Trône.', nl: 'Leg de metrostellen stil van Rogier tot Troon.' },
    basis: 'special-law-1989-48',
    to,
    decidedAt: at.toISOString(),
  });
  return decision;
}
