import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../shared/alerts/schema.ts';
import { LiveWorld } from '../reactors/liveWorld.ts';
import { type AlertRoom, type Centre, openAlertRoom, staffCentre } from './alertRoom.fixture.ts';
import { type PushService, startPushService } from './pushService.fixture.ts';
import { type AlertSending, startAlertSending } from './start.ts';

const QUICK = { firstMs: 20, longestMs: 100, attempts: 4 };

describe('[room.9] the last hop of an alert', () => {
  let folder: string;
  let service: PushService;
  let room: AlertRoom;
  let centre: Centre;
  let sending: AlertSending;
  const ended = new Set<string>();

  const start = () =>
    startAlertSending({
      live: LiveWorld.of(room.keeper, room.journal),
      records: room.records,
      clock: () => new Date(),
      holder: 'node-1',
      subject: 'mailto:crisis@example.org',
      isAlive: async session => !ended.has(session),
      onError: error => room.faults.push(error),
      rule: service.rule,
      retry: QUICK,
    });
  /** A phone of a person, subscribed in a session of its own. */
  const subscribe = async (person: string) => {
    const device = service.device();
    const owner = { id: randomUUID(), person, device: randomUUID().slice(0, 8) };
    await sending.subscriptions.add(owner, { endpoint: device.endpoint, keys: device.keys });
    return { ...owner, phone: device };
  };
  const receiptOf = (alert: string, recipient: string) =>
    room.keeper.room.alerts[alert]?.receipts[recipient] as Receipt;
  const reportsOf = async (alert: string) =>
    (await room.journal.read('live', 0, 10_000)).filter(
      e => e.type === 'alert.sending-reported' && (e.data as { alert: string }).alert === alert,
    );

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belfry-alerts-'));
    service = await startPushService();
    room = await openAlertRoom(folder);
    centre = await staffCentre(room);
    sending = await start();
  });
  afterEach(async () => {
    await sending.close();
    await room.close();
    await service.close();
    await rm(folder, { recursive: true });
    expect(room.faults).toEqual([]);
  });

  it('[room.9] reaches every device of everyone who answers for a recipient, encrypted, in both languages', async () => {
    const liaison = await room.appoint('Nora Claes', 'commune-liaison', ['21001']);
    const mayor = await room.appoint('Paul Dubois', 'mayor', ['21001', '21004']);
    const other = await room.appoint('Ines Janssens', 'commune-liaison', ['21016']);
    const [phone, tablet, ofMayor, ofOther] = await Promise.all([liaison, liaison, mayor, other].map(subscribe));
    const alert = await room.issueAlert(centre, { communes: ['21001', '21004'] });
    await sending.reactor.settled();

    for (const { phone: device, device: id } of [phone!, tablet!, ofMayor!]) {
      expect(device.got).toEqual([
        {
          about: 'issue',
          alert,
          world: 'live',
          device: id,
          kind: 'decision',
          severity: 'severe',
          headline: { fr: 'Fumée dans la station de métro Madou', nl: 'Rook in het metrostation Madou' },
          body: { fr: 'Soyez joignable.', nl: 'Blijf bereikbaar.' },
          from: { fr: 'Haut Fonctionnaire', nl: 'Hoge Ambtenaar', en: 'High Official' },
          where: { fr: '1070 Anderlecht, 1000 Bruxelles', nl: '1070 Anderlecht, 1000 Brussel' },
          issued: room.keeper.room.alerts[alert]?.issued?.at,
        },
      ]);
      expect(device.taken[0]).toMatchObject({ urgency: 'high', topic: expect.stringMatching(/^[\w-]{22}$/) });
      expect(device.taken[0]!.ttl).toBeGreaterThan(86_000);
    }
    expect(ofOther!.phone.attempts).toEqual([]);
    expect(receiptOf(alert, '21001').devices).toMatchObject({
      [phone!.device]: { state: 'sent', person: liaison },
      [tablet!.device]: { state: 'sent', person: liaison },
      [ofMayor!.device]: { state: 'sent', person: mayor },
    });
    expect(Object.keys(receiptOf(alert, '21004').devices)).toEqual([ofMayor!.device]);
    expect(receiptOf(alert, '21004').sent).toBeDefined();
  });

  it('[room.9] says of a recipient without any device that nothing could be sent', async () => {
    await room.appoint('Nora Claes', 'commune-liaison', ['21001']);
    const alert = await room.issueAlert(centre, { communes: ['21001', '21002'] });
    await sending.reactor.settled();
    expect(receiptOf(alert, '21001')).toMatchObject({ failed: 'no-device', devices: {} });
    expect(receiptOf(alert, '21002').failed).toBe('no-device');
    expect(receiptOf(alert, '21001').sent).toBeUndefined();
  });

  it('[room.9] sends to nobody whose mandate has ended, nor to a session that has ended', async () => {
    const past = new Date(Date.now() - 60_000).toISOString();
    const former = await subscribe(await room.appoint('Former', 'commune-liaison', ['21001'], past));
    const present = await subscribe(await room.appoint('Present', 'commune-liaison', ['21001']));
    ended.add(present.id);
    const alert = await room.issueAlert(centre, { communes: ['21001'] });
    await sending.reactor.settled();
    expect(former.phone.attempts).toEqual([]);
    expect(present.phone.attempts).toEqual([]);
    expect(receiptOf(alert, '21001').failed).toBe('no-device');
  });

  it('[room.9] forgets a device that the push service says is gone, and tells why', async () => {
    const person = await room.appoint('Nora Claes', 'commune-liaison', ['21001']);
    const [gone, here] = [await subscribe(person), await subscribe(person)];
    gone.phone.leave();
    const alert = await room.issueAlert(centre, { communes: ['21001'] });
    await sending.reactor.settled();
    expect(receiptOf(alert, '21001').devices[gone.device]).toMatchObject({ state: 'failed', reason: 'gone' });
    expect(receiptOf(alert, '21001').devices[here.device]).toMatchObject({ state: 'sent' });
    expect((await sending.subscriptions.devicesOf(person)).map(s => s.device)).toEqual([here.device]);
  });

  it('[room.9] waits as long as a push service asks, then sends; the others do not wait with it', async () => {
    const person = await room.appoint('Nora Claes', 'commune-liaison', ['21001']);
    const [slow, quick] = [await subscribe(person), await subscribe(person)];
    slow.phone.answer(attempt => (attempt === 1 ? { status: 429, retryAfter: '1' } : undefined));
    const first = await room.issueAlert(centre, { communes: ['21001'] });
    const second = await room.issueAlert(centre, { communes: ['21001'] });
    await expect
      .poll(() => quick.phone.got.map(m => m.alert).sort(), { timeout: 20_000 })
      .toEqual([first, second].sort());
    await sending.reactor.settled();
    const [refused, again] = [slow.phone.attempts[0]!, slow.phone.attempts.at(-1)!];
    expect(again - refused).toBeGreaterThanOrEqual(1_000);
    expect(slow.phone.got.map(m => m.alert).sort()).toEqual([first, second].sort());
    for (const alert of [first, second])
      expect(receiptOf(alert, '21001').devices[slow.device]).toMatchObject({ state: 'sent' });
  });

  it('[room.9] gives up on a push service that stays down, and says so', async () => {
    const down = await subscribe(await room.appoint('Nora Claes', 'commune-liaison', ['21001']));
    down.phone.answer(() => ({ status: 503 }));
    const alert = await room.issueAlert(centre, { communes: ['21001'] });
    await sending.reactor.settled();
    expect(down.phone.attempts).toHaveLength(QUICK.attempts);
    expect(receiptOf(alert, '21001').devices[down.device]).toMatchObject({ state: 'failed', reason: 'unavailable' });
  });

  it('[room.9] offers a shorter message where the service finds it too large, in both languages still', async () => {
    const small = await subscribe(await room.appoint('Nora Claes', 'commune-liaison', ['21001']));
    small.phone.answer((_attempt, body) => (body.length > 2_900 ? { status: 413 } : undefined));
    const body = { fr: 'é'.repeat(1_900), nl: 'ë'.repeat(1_900) };
    const alert = await room.issueAlert(centre, { communes: ['21001'] }, { body });
    await sending.reactor.settled();
    const [message] = small.phone.got;
    expect(message?.alert).toBe(alert);
    expect(message?.body.fr).toMatch(/^é{400,}…$/);
    expect(message?.body.nl).toMatch(/^ë{400,}…$/);
    expect(message?.headline.nl).toBe('Rook in het metrostation Madou');
  });

  it('[room.9] a device that is off gets one message of an alert and its taking-back: the last', async () => {
    const off = await subscribe(await room.appoint('Nora Claes', 'commune-liaison', ['21001']));
    off.phone.turnOff();
    const alert = await room.issueAlert(centre, { communes: ['21001'] });
    await sending.reactor.settled();
    const reason = { fr: 'Fausse alerte.', nl: 'Vals alarm.' };
    await room.submit(centre.operator, 'alert.cancel', { alert, reason });
    await sending.reactor.settled();
    expect(off.phone.taken).toHaveLength(2);
    expect(off.phone.waiting).toHaveLength(1);
    off.phone.turnOn();
    expect(off.phone.got).toMatchObject([{ about: 'cancel', alert, reason }]);
    expect(receiptOf(alert, '21001').devices[off.device]).toMatchObject({
      state: 'sent',
      cancelSent: expect.any(String),
    });
  });

  it('[room.9] an alert taken back before its sending got through is not sent any more', async () => {
    const down = await subscribe(await room.appoint('Nora Claes', 'commune-liaison', ['21001']));
    const alert = randomUUID();
    down.phone.answer(() => (room.keeper.room.alerts[alert]?.cancelled ? undefined : { status: 503, retryAfter: '1' }));
    const text = { fr: 'Essai', nl: 'Proef' };
    const draft = { alert, kind: 'test', headline: text, body: text, to: { communes: ['21001'] }, severity: 'minor' };
    await room.submit(centre.operator, 'alert.draft', draft);
    await room.submit(centre.officer, 'alert.approve', { alert });
    await room.submit(centre.operator, 'alert.issue', { alert });
    await expect.poll(() => down.phone.attempts.length, { timeout: 20_000 }).toBe(1);
    await room.submit(centre.operator, 'alert.cancel', { alert, reason: text });
    await sending.reactor.settled();
    expect(down.phone.got.map(m => m.about)).toEqual(['cancel']);
  });

  it('[room.9] a start goes on where the last one stopped: nothing is sent twice, nothing is left out', async () => {
    const { phone } = await subscribe(await room.appoint('Nora Claes', 'commune-liaison', ['21001']));
    const before = await room.issueAlert(centre, { communes: ['21001'] });
    await sending.reactor.settled();
    await sending.close();
    const meanwhile = await room.issueAlert(centre, { communes: ['21001'] });
    sending = await start();
    await sending.reactor.settled();
    expect(phone.got.map(m => m.alert)).toEqual([before, meanwhile]);
    expect(await reportsOf(before)).toHaveLength(1);
    expect(await reportsOf(meanwhile)).toHaveLength(1);
  });

  it('[room.9] no exercise reaches a real phone: the reactor cannot be given its world', async () => {
    const world = `exercise-${randomUUID()}`;
    const exercise = await openAlertRoom(folder, world);
    const { phone } = await subscribe(await exercise.appoint('Nora Claes', 'commune-liaison', ['21001']));
    // @ts-expect-error a keeper is no LiveWorld, and only LiveWorld.of makes one
    const notLive: LiveWorld = exercise.keeper;
    expect(() => LiveWorld.of(notLive as never, exercise.journal)).toThrow(/live world only/);
    const alert = await exercise.issueAlert(await staffCentre(exercise), { communes: ['21001'] });
    await room.issueAlert(centre, { communes: ['21002'] });
    await sending.reactor.settled();
    expect(exercise.keeper.room.alerts[alert]?.status).toBe('issued');
    expect(phone.attempts).toEqual([]);
    await exercise.close();
  });
});
