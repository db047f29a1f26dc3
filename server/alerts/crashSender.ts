import { readFileSync } from 'node:fs';
import { LiveWorld } from '../reactors/liveWorld.ts';
import { type Centre, openAlertRoom } from './alertRoom.fixture.ts';
import { loopback } from './pushService.fixture.ts';
import { startAlertSending } from './start.ts';

/**
 * The process that the crash test kills: sends what an earlier one left, and issues alerts as fast as it can, each on
 * a line once the room has acknowledged it. Arguments: folder, certificate, operator, officer.
 */
const [folder = '', ca = '', operator = '', officer = ''] = process.argv.slice(2);
const centre: Centre = { operator, officer };
const room = await openAlertRoom(folder);
await startAlertSending({
  live: LiveWorld.of(room.keeper, room.journal),
  records: room.records,
  clock: () => new Date(),
  holder: 'node-1',
  subject: 'mailto:crisis@example.org',
  isAlive: async () => true,
  onError: error => console.error(error),
  rule: loopback(readFileSync(ca, 'utf8')),
});
for (;;) process.stdout.write(`${await room.issueAlert(centre, { communes: ['21001', '21002'] })}\n`);
