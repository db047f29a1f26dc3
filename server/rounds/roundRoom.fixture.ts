import { randomUUID } from 'node:crypto';
import type { Round } from '../../shared/rounds/schema.ts';
import { openAlertRoom } from '../alerts/alertRoom.fixture.ts';
import type { EndpointRule } from '../alerts/endpoints.ts';
import { startAlertSending } from '../alerts/start.ts';
import { LiveWorld } from '../reactors/liveWorld.ts';
import { startReactor } from '../reactors/reactor.ts';
import { startChasing } from './chasing.ts';
import { createRoundSending, ROUND_SENDING } from './sending.ts';

export interface RoundRoomOptions {
  readonly folder: string;
  readonly rule: EndpointRule;
  readonly clock: () => Date;
}

/** A real keeper on real files with the last hop of rounds: the ringing and the clock of the reminders. */
export async function openRoundRoom({ folder, rule, clock }: RoundRoomOptions) {
  const room = await openAlertRoom(folder, 'live', clock);
  const live = LiveWorld.of(room.keeper, room.journal);
  const onError = (error: unknown) => room.faults.push(error);
  const common = { live, records: room.records, clock, holder: 'node-1', onError };
  const alerts = await startAlertSending({
    ...common,
    subject: 'mailto:crisis@example.org',
    isAlive: async () => true,
    rule,
    retry: { firstMs: 20, longestMs: 100, attempts: 4 },
  });
  const { subscriptions, deliver } = alerts;
  const sending = startReactor(
    { ...common, ...ROUND_SENDING },
    createRoundSending({ live, subscriptions, deliver, clock }),
  );
  const chasing = startChasing({ live, clock, onError });
  return {
    ...room,
    subscriptions,
    roundIn: (id: string) => room.keeper.room.rounds[id] as Round,
    async ask(person: string, to: object): Promise<string> {
      const round = randomUUID();
      const question = { fr: 'Peut-on rouvrir la Petite Ceinture ?', nl: 'Kan de Kleine Ring weer open?' };
      await room.submit(person, 'round.ask', { round, question, to });
      return round;
    },
    /** When every reminder that is due now has been taken and sent. */
    async settled() {
      for (let seq = -1; seq !== room.keeper.room.seq; ) {
        seq = room.keeper.room.seq;
        await chasing.settled();
        await sending.settled();
      }
    },
    async close() {
      await chasing.close();
      await sending.close();
      await alerts.close();
      await room.close();
    },
  };
}
export type RoundRoom = Awaited<ReturnType<typeof openRoundRoom>>;
