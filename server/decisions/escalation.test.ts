import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PushService, startPushService } from '../alerts/pushService.fixture.ts';
import { closeMetro, type DecisionRoom, openDecisionRoom } from './decisionRoom.fixture.ts';

describe('[engine.3] the chain of a decision, outside', () => {
  let folder: string;
  let service: PushService;
  let room: DecisionRoom;
  let authority: string;
  /** Seconds by which the room's clock is ahead. */
  let ahead: number;
  const clock = () => new Date(Date.now() + ahead * 1_000);
  const open = () => openDecisionRoom({ folder, rule: service.rule, clock });
  const subscribe = async (person: string) => {
    const phone = service.device();
    const device = randomUUID().slice(0, 8);
    await room.subscriptions.add({ id: randomUUID(), person, device }, { endpoint: phone.endpoint, keys: phone.keys });
    return { phone, device };
  };
  /** Two people of the transport company, the first longer in office. */
  const company = async () => {
    const dispatcher = await room.appoint('Tom Wauters', 'transport-dispatch');
    ahead += 1;
    const alternate = await room.appoint('Sara Lenaerts', 'transport-dispatch');
    return { dispatcher, alternate };
  };
  const stepsOf = (decision: string) =>
    room.receiptOf(decision, 'transport-dispatch').chain.map(({ step, channel, outcome }) => [step, channel, outcome]);

  beforeEach(async () => {
    ahead = 0;
    folder = await mkdtemp(join(tmpdir(), 'belfry-decisions-'));
    service = await startPushService();
    room = await open();
    authority = await room.appoint('Élise Maes', 'high-official');
  });
  afterEach(async () => {
    expect(room.faults).toEqual([]);
    await room.close();
    await service.close();
    await rm(folder, { recursive: true });
  });

  it('[engine.3] rings every device of who is on call, in both languages, with the page that it opens', async () => {
    const { dispatcher, alternate } = await company();
    const [phone, tablet, other] = [
      await subscribe(dispatcher),
      await subscribe(dispatcher),
      await subscribe(alternate),
    ];
    const decision = await closeMetro(room, authority, clock());
    await room.settled();
    for (const { phone: device } of [phone, tablet]) {
      expect(device.got).toHaveLength(1);
      expect(device.got[0]).toMatchObject({
        ...{ about: 'issue', of: 'decision', alert: decision, decisionKind: 'order' },
        headline: { fr: 'Fermer le métro, lignes 2 et 6', nl: 'Metro sluiten, lijnen 2 en 6' },
        from: { fr: 'Haut Fonctionnaire', nl: 'Hoge Ambtenaar' },
      });
    }
    expect(other.phone.attempts).toEqual([]);
    expect(room.receiptOf(decision, 'transport-dispatch')).toMatchObject({
      sent: expect.any(String),
      devices: { [phone.device]: { state: 'sent' }, [tablet.device]: { state: 'sent' } },
      chain: [{ step: 0, channel: 'push', outcome: 'sent', person: dispatcher }],
    });
  });

  it('[engine.3] an unreachable company: rung again, red with a call at the desk at sixty seconds, and the alternate rung', async () => {
    const { dispatcher, alternate } = await company();
    const [off, reached] = [await subscribe(dispatcher), await subscribe(alternate)];
    off.phone.turnOff();
    const decision = await closeMetro(room, authority, clock());
    await room.settled();
    ahead += 20;
    await room.settled();
    expect(off.phone.taken).toHaveLength(2);
    // Both carry one topic: a phone that comes back is rung once.
    expect(off.phone.waiting).toHaveLength(1);
    expect(reached.phone.got).toEqual([]);
    ahead += 40;
    await room.settled();
    expect(stepsOf(decision)).toEqual([
      [0, 'push', 'sent'],
      [1, 'push', 'sent'],
      [2, 'telephone', 'to-call'],
      [3, 'push', 'sent'],
    ]);
    expect(reached.phone.got).toHaveLength(1);
    await room.submit(alternate, 'decision.understand', { decision });
    ahead += 3_600;
    await room.settled();
    expect(stepsOf(decision)).toHaveLength(4);
  });

  it('[engine.3] where nobody has a device the desk is asked to call at once', async () => {
    await company();
    const decision = await closeMetro(room, authority, clock());
    await room.settled();
    expect(stepsOf(decision)).toEqual([
      [0, 'push', 'no-device'],
      [2, 'telephone', 'to-call'],
    ]);
    expect(room.receiptOf(decision, 'transport-dispatch').failed).toBe('no-device');
  });

  it('[engine.3] steps that came due while the server was down are taken once, in order, when it is back', async () => {
    const { dispatcher, alternate } = await company();
    const phones = [await subscribe(dispatcher), await subscribe(alternate)];
    for (const { phone } of phones) phone.turnOff();
    const decision = await closeMetro(room, authority, clock());
    await room.settled();
    await room.close();
    ahead += 600;
    room = await open();
    await room.settled();
    await room.close();
    room = await open();
    await room.settled();
    expect(stepsOf(decision).map(([step]) => step)).toEqual([0, 1, 2, 3, 4, 6, 7]);
    const escalated = (await room.journal.read('live', 0, 10_000)).filter(({ type }) => type === 'decision.escalated');
    expect(escalated).toHaveLength(7);
  });

  it('[engine.3] what is lifted is taken back on the devices that have it, and chased no more', async () => {
    const { dispatcher } = await company();
    const { phone, device } = await subscribe(dispatcher);
    const decision = await closeMetro(room, authority, clock());
    await room.settled();
    const reason = { fr: 'Fin de l’intervention', nl: 'Einde van de interventie' };
    await room.submit(authority, 'decision.lift', { decision, reason, decidedAt: clock().toISOString() });
    ahead += 600;
    await room.settled();
    expect(phone.got.map(({ about }) => about)).toEqual(['issue', 'cancel']);
    expect(phone.taken[0]?.topic).toBe(phone.taken[1]?.topic);
    expect(room.receiptOf(decision, 'transport-dispatch').devices[device]).toMatchObject({
      cancelSent: expect.any(String),
    });
    expect(stepsOf(decision)).toHaveLength(1);
  });
});
