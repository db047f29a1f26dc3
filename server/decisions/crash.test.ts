import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DecisionEscalated, DecisionSendingReported } from '../../shared/decisions/schema.ts';
import { startPushService } from '../alerts/pushService.fixture.ts';
import { openDecisionRoom } from './decisionRoom.fixture.ts';

const ROUNDS = 12;
/** How many times as fast as ours the clock of all these processes runs. */
const SPEED = 60;

describe('[engine.3] escalation through crashes', () => {
  it('[engine.3] no step is lost and none taken twice through 12 kill -9 at random moments', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'belfry-chains-'));
    const service = await startPushService();
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, service.ca);
    const since = Date.now();
    const clock = () => new Date(since + (Date.now() - since) * SPEED);
    const open = () => openDecisionRoom({ folder, rule: service.rule, clock });

    const first = await open();
    const authority = await first.appoint('Élise Maes', 'high-official');
    const phoneOf = async (name: string, fn: string) => {
      const person = await first.appoint(name, fn);
      const phone = service.device();
      await first.subscriptions.add({ id: person, person, device: randomUUID() }, phone);
      return { person, phone };
    };
    // Their phones take what comes and never say so: every chain runs to its end.
    const phones = [
      await phoneOf('Tom Wauters', 'transport-dispatch'),
      await phoneOf('Sara Lenaerts', 'fire-dispatch'),
    ];
    await first.close();

    const taken: string[] = [];
    for (let round = 0; round < ROUNDS; round++)
      taken.push(...(await decideAndKill([folder, ca, authority, String(since)], Math.random() * 1_200)));

    const last = await open();
    // The youngest chain has three minutes to run, which are three seconds here.
    const end = Date.now() + 4_000;
    while (Date.now() < end) await new Promise(resolve => setTimeout(resolve, 100));
    await last.settled();
    const events = await last.journal.read('live', 0, Number.MAX_SAFE_INTEGER);
    const decisions = Object.values(last.keeper.room.decisions);
    expect(taken.length).toBeGreaterThanOrEqual(ROUNDS);
    expect(taken.filter(id => !last.keeper.room.decisions[id])).toEqual([]);
    // With one person in office a chain is: ring, ring again, call, ring all, call all.
    const expected = decisions.flatMap(({ id }) =>
      ['transport-dispatch', 'fire-dispatch'].flatMap(to => [0, 1, 2, 6, 7].map(step => `${id} ${to} ${step}`)),
    );
    const steps = events
      .filter(({ type }) => type === 'decision.escalated')
      .map(({ data }) => data as DecisionEscalated)
      .map(({ decision, recipient, step }) => `${decision} ${recipient} ${step}`);
    expect(missing(expected, steps)).toEqual([]);
    expect(missing(steps, expected)).toEqual([]);
    expect(steps.length).toBe(expected.length);
    // Every ring that a step asked for was made, and told once.
    const rings = decisions.flatMap(({ id }) =>
      ['transport-dispatch', 'fire-dispatch'].flatMap(to => [0, 1, 6].map(step => `${id} ${to} ${step} sent`)),
    );
    const reports = events
      .filter(({ type }) => type === 'decision.sending-reported')
      .map(({ data }) => data as DecisionSendingReported)
      .map(({ decision, recipients, step, outcome }) => `${decision} ${recipients} ${step} ${outcome}`);
    expect(missing(rings, reports)).toEqual([]);
    expect(reports.length).toBe(rings.length);
    for (const { phone } of phones)
      for (const { id } of decisions)
        expect(phone.got.filter(({ alert }) => alert === id).length).toBeGreaterThanOrEqual(3);
    expect(last.faults).toEqual([]);
    await last.close();
    await service.close();
    await rm(folder, { recursive: true });
    // Twelve starts of a process take their time on a machine that does other things too.
  }, 600_000);
});

const missing = (of: readonly string[], from: readonly string[]): string[] => {
  const there = new Set(from);
  return of.filter(line => !there.has(line));
};

/** Runs the decider until some time after its first acknowledged order, kills it, and answers with what it had said. */
function decideAndKill(args: readonly string[], ms: number): Promise<string[]> {
  const script = join(import.meta.dirname, 'crashDecider.ts');
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
      if (signal !== 'SIGKILL') return reject(new Error(`the decider ended by itself: ${complained}`));
      if (complained) return reject(new Error(complained));
      // A last line cut in the middle was no acknowledgement.
      resolve(said.split('\n').slice(0, -1));
    });
  });
}
