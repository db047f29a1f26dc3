import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SendingReported } from '../../shared/alerts/schema.ts';
import { LiveWorld } from '../reactors/liveWorld.ts';
import { openAlertRoom, staffCentre } from './alertRoom.fixture.ts';
import { startPushService } from './pushService.fixture.ts';
import { startAlertSending } from './start.ts';
import { topicOf } from './urgency.ts';

const ROUNDS = 20;

describe('[room.9] sending through crashes', () => {
  it('[room.9] every issued alert reaches every device, each reported once, through 20 kill -9 at random moments', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'belfry-sending-'));
    const service = await startPushService();
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, service.ca);
    const open = async () => {
      const room = await openAlertRoom(folder);
      const sending = await startAlertSending({
        live: LiveWorld.of(room.keeper, room.journal),
        records: room.records,
        clock: () => new Date(),
        holder: 'node-1',
        subject: 'mailto:crisis@example.org',
        isAlive: async () => true,
        onError: error => room.faults.push(error),
        rule: service.rule,
      });
      return { room, sending };
    };

    const first = await open();
    const centre = await staffCentre(first.room);
    const phones = await Promise.all(
      ['21001', '21001', '21002'].map(async nis => {
        const person = await first.room.appoint(`Liaison ${nis}`, 'commune-liaison', [nis]);
        const phone = service.device();
        const device = randomUUID();
        await first.sending.subscriptions.add({ id: device, person, device }, phone);
        return { phone, device };
      }),
    );
    await first.sending.close();
    await first.room.close();

    const issued: string[] = [];
    for (let round = 0; round < ROUNDS; round++)
      issued.push(...(await issueAndKill([folder, ca, centre.operator, centre.officer], Math.random() * 250)));

    const last = await open();
    await last.sending.reactor.settled();
    expect(issued.length).toBeGreaterThanOrEqual(ROUNDS);
    for (const { phone, device } of phones) {
      // The room may hold an alert that was issued and not yet said so when its process died: also sent.
      const alerts = Object.values(last.room.keeper.room.alerts).filter(a => a.issued);
      const got = new Set(phone.got.map(message => message.alert));
      expect(issued.filter(alert => !got.has(alert))).toEqual([]);
      expect(got.size).toBe(alerts.length);
      // Whatever was sent twice carries the topic and the tag of the first, so that it replaces it.
      expect(phone.taken.map(message => message.topic)).toEqual(phone.got.map(message => topicOf(message.alert)));
      expect(new Set(phone.got.map(message => message.device))).toEqual(new Set([device]));
    }
    const reports = (await last.room.journal.read('live', 0, Number.MAX_SAFE_INTEGER))
      .filter(event => event.type === 'alert.sending-reported')
      .map(event => event.data as SendingReported)
      .map(({ alert, device, outcome }) => `${alert} ${device} ${outcome}`);
    const expected = [...new Set(phones[0]!.phone.got.map(message => message.alert))].flatMap(alert =>
      phones.map(({ device }) => `${alert} ${device} sent`),
    );
    // Compared as sets, and by what is amiss: the difference of thousands of lines takes minutes to draw.
    expect(missing(expected, reports)).toEqual([]);
    expect(missing(reports, expected)).toEqual([]);
    expect(reports.length).toBe(expected.length);
    expect(last.room.faults).toEqual([]);
    await last.sending.close();
    await last.room.close();
    await service.close();
    await rm(folder, { recursive: true });
    // Twenty starts of a process take their time on a machine that does other things too.
  }, 600_000);
});

const missing = (of: readonly string[], from: readonly string[]): string[] => {
  const there = new Set(from);
  return of.filter(line => !there.has(line));
};

/** Runs the sender until some time after its first acknowledged alert, kills it, and answers with what it had said. */
function issueAndKill(args: readonly string[], ms: number): Promise<string[]> {
  const script = join(import.meta.dirname, 'crashSender.ts');
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', chunk => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), ms);
      said += chunk;
    });
    child.stderr.on('data', chunk => {
      complained += chunk;
    });
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the sender ended by itself: ${complained}`));
      if (complained) return reject(new Error(complained));
      // A last line cut in the middle was no acknowledgement.
      resolve(said.split('\n').slice(0, -1));
    });
  });
}
