import { openRecordingRoom } from './recordings.fixture.ts';

/**
 * The process that the crash test kills: goes on with the holds that an earlier one left. Its clock runs from a moment
 * that all runs share, twenty times as fast. Arguments: folder, that moment, what the clock says then.
 */
const [folder = '', since = '', begins = ''] = process.argv.slice(2);
const clock = () => new Date(Number(begins) + (Date.now() - Number(since)) * 20);
const room = await openRecordingRoom(folder, clock);
process.stdout.write('open\n');
for (;;) await room.holding.settled();
