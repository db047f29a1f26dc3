import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { loopback } from './alerts/pushService.fixture.ts';
import { startBelfry } from './compose.ts';
import { readConfig } from './config.ts';

/**
 * The process that the crash test kills: the whole server, put together as always, which may reach the test's own push
 * service and turns nobody away for being quick. Argument: the certificate of that service.
 */
const [certificate = ''] = process.argv.slice(2);
const pace = { perSecond: 100_000, burst: 100_000 };
const { url } = await startBelfry(readConfig(process.env), {
  log: pino({ level: 'fatal' }, pino.destination(2)),
  pushRule: loopback(readFileSync(certificate, 'utf8')),
  commandPace: pace,
  readPace: pace,
});
process.stdout.write(`ready at ${url}\n`);
