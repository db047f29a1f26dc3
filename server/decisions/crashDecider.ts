import { readFileSync } from 'node:fs';
import { loopback } from '../alerts/pushService.fixture.ts';
import { closeMetro, openDecisionRoom } from './decisionRoom.fixture.ts';

/**
 * The process that the crash test kills: goes on with the chains that an earlier one left, and takes orders, each on a
 * line once the room has acknowledged it. Its clock runs sixty times as fast from a moment that all runs share, so that
 * a chain of three minutes passes in three seconds. Arguments: folder, certificate, authority, that moment.
 */
const [folder = '', ca = '', authority = '', since = ''] = process.argv.slice(2);
const clock = () => new Date(Number(since) + (Date.now() - Number(since)) * 60);
const room = await openDecisionRoom({ folder, rule: loopback(readFileSync(ca, 'utf8')), clock });
for (;;) {
  process.stdout.write(
    `${await closeMetro(room, authority, clock(), { functions: ['transport-dispatch', 'fire-dispatch'] })}\n`,
  );
  await new Promise(resolve => setTimeout(resolve, 150));
}
