import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PushService, startPushService } from '../alerts/pushService.fixture.ts';
import { openRoundRoom, type RoundRoom } from './roundRoom.fixture.ts';

describe('[engine.4] a round of the table reaches people', () => {
  let folder: string;
  let service: PushService;
  let room: RoundRoom;
  let operator: string;
  /** Where the test puts the clock, ms after the real one. */
  let ahead = 0;
  const open = () => openRoundRoom({ folder, rule: service.rule, clock: () => new Date(Date.now() + ahead) });
  const pass = async (seconds: number) => {
    ahead += seconds * 1_000;
    await room.settled();
  };
  /** Somebody with a phone of their own who answers for a commune. */
  const liaison = async (nis: string) => {
    const person = await room.appoint(`Liaison ${nis}`, 'commune-liaison', [nis]);
    const phone = service.device();
    await room.subscriptions.add({ id: randomUUID(), person, device: randomUUID().slice(0, 8) }, phone);
    return { person, phone };
  };
  const chases = async (round: string) =>
    (await room.journal.read('live', 0, 10_000))
      .filter(e => e.type === 'round.chased' && (e.data as { round: string }).round === round)
      .map(e => (e.data as { step?: number }).step);

  beforeEach(async () => {
    ahead = 0;
    folder = await mkdtemp(join(tmpdir(), 'belfry-rounds-'));
    service = await startPushService();
    room = await open();
    operator = await room.appoint('Marc Claes', 'regional-operator');
  });
  afterEach(async () => {
    await room.close();
    await service.close();
    await rm(folder, { recursive: true });
    expect(room.faults).toEqual([]);
  });

  it('rings the phone of each who answers for those asked, and says of the others that nobody could be reached', async () => {
    const [asked, other] = [await liaison('21004'), await liaison('21016')];
    const round = await room.ask(operator, { communes: ['21004', '21001'] });
    await room.settled();
    expect(asked.phone.got).toMatchObject([
      {
        of: 'round',
        alert: round,
        headline: { nl: 'Kan de Kleine Ring weer open?' },
        respondBy: room.roundIn(round).due,
      },
    ]);
    expect(other.phone.attempts).toEqual([]);
    expect(room.roundIn(round).receipts['21004']?.sent).toBeDefined();
    expect(room.roundIn(round).receipts['21001']?.failed).toBe('no-device');
  });

  it('asks the silent again halfway and when the time is over, and whoever has answered not again', async () => {
    const [silent, quick] = [await liaison('21004'), await liaison('21013')];
    const round = await room.ask(operator, { communes: ['21004', '21013'] });
    await room.settled();
    await room.submit(quick.person, 'round.answer', { round, answer: 'ok' });
    await pass(91);
    expect(await chases(round)).toEqual([1]);
    await pass(90);
    expect(await chases(round)).toEqual([1, 2]);
    expect(silent.phone.got).toHaveLength(3);
    expect(quick.phone.got).toHaveLength(1);
    expect(room.roundIn(round).receipts['21004']?.chased.map(c => c.step)).toEqual([1, 2]);
    await pass(3_600);
    expect(await chases(round)).toEqual([1, 2]);
  });

  it('chases nobody once the round is closed', async () => {
    const { phone } = await liaison('21004');
    const round = await room.ask(operator, { communes: ['21004'] });
    await room.settled();
    await room.submit(operator, 'round.close', { round });
    await pass(600);
    expect(await chases(round)).toEqual([]);
    expect(phone.got).toHaveLength(1);
  });

  it('neither forgets nor repeats a reminder over a restart: of those that were missed, the last is given once', async () => {
    const { phone } = await liaison('21004');
    const round = await room.ask(operator, { communes: ['21004'] });
    await room.settled();
    await pass(91);
    await room.close();
    expect(room.faults).toEqual([]);
    room = await open();
    await room.settled();
    expect(await chases(round)).toEqual([1]);
    await room.close();
    ahead += 600_000;
    room = await open();
    await room.settled();
    expect(await chases(round)).toEqual([1, 2]);
    expect(phone.got).toHaveLength(3);
    const late = await room.ask(operator, { communes: ['21004'] });
    await room.settled();
    await room.close();
    ahead += 600_000;
    room = await open();
    await room.settled();
    expect(await chases(late)).toEqual([2]);
  });
});
