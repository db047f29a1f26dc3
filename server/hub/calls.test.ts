import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { descendants } from '../../media/platform.fixture.ts';
import type { CallEnded, CallNow } from '../../shared/calls/now.ts';
import { membersOf } from '../../shared/calls/standing.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import type { TestConsole } from '../testing/testConsole.ts';

let test: TestBelfry;
let ahead = 0;
let organ: string;
const consoles: TestConsole[] = [];
const heard = new Map<TestConsole, (CallNow | CallEnded)[]>();
const uuid = () => crypto.randomUUID();
const FINGERPRINT = Array.from({ length: 32 }, (_, n) => n.toString(16).padStart(2, '0').toUpperCase()).join(':');

beforeAll(async () => {
  test = await startTestBelfry({ clock: () => new Date(Date.now() + ahead) });
});
afterAll(() => test?.stop());
afterEach(async () => {
  for (const each of consoles.splice(0)) each.close();
  await close();
});

const stays = () => test.belfry.worlds.live.room.calls[organ]?.stays ?? [];
const convene = async () => {
  organ = uuid();
  await test.command('high-official', 'organ.convene', {
    ...{ organ, kind: 'cc-prov', communes: ['21004'] },
    decidedAt: new Date(Date.now() + ahead - 1_000).toISOString(),
  });
};
const close = () =>
  test.command('high-official', 'organ.close', { organ, decidedAt: new Date(Date.now() + ahead).toISOString() });
const connect = async (account: string): Promise<TestConsole> => {
  const console = await test.connect(account);
  consoles.push(console);
  const told: (CallNow | CallEnded)[] = [];
  heard.set(console, told);
  console.socket.on('call', (message: CallNow | CallEnded) => told.push(message));
  return console;
};
const call = (console: TestConsole, signal: unknown) => console.socket.emitWithAck('call', signal);
/** In the room, with a connection to it. */
const enter = async (account: string): Promise<TestConsole> => {
  const console = await connect(account);
  expect(await console.send('call.join', { organ })).toMatchObject({ ok: true });
  expect(await call(console, { do: 'open', organ })).toMatchObject({ ok: true });
  return console;
};
const last = (console: TestConsole) => heard.get(console)?.at(-1);
const lastNow = (console: TestConsole) => heard.get(console)?.findLast(each => !('ended' in each)) as CallNow;
const COMES = { timeout: 10_000 };
const voice = (ssrc: number) => ({
  codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2, parameters: {} }],
  encodings: [{ ssrc }],
  rtcp: { cname: `voice-${ssrc}` },
});
const speak = async (console: TestConsole, ssrc: number): Promise<string> => {
  await call(console, {
    ...{ do: 'connect', way: 'send' },
    dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: FINGERPRINT }] },
  });
  const answer = await call(console, { do: 'produce', as: 'voice', rtpParameters: voice(ssrc) });
  expect(answer).toMatchObject({ ok: true });
  return (answer as { data: string }).data;
};

describe('[video.8] a coordination room at the hub', () => {
  it('is opened by whoever joined; a voice is off until it is pressed, and another can hear it', async () => {
    await convene();
    const [chief, operator] = await Promise.all([enter('high-official'), enter('operator')]);
    const before = test.belfry.worlds.live.room.seq;
    const producer = await speak(chief, 1_001);
    const streams = () => lastNow(operator)?.members.find(m => m.person === test.personOf('high-official'))?.streams;
    await expect.poll(streams, COMES).toEqual([{ as: 'voice', producer, on: false }]);
    expect(await call(chief, { do: 'flow', as: 'voice', on: true })).toEqual({ ok: true });
    await expect.poll(streams, COMES).toEqual([{ as: 'voice', producer, on: true }]);
    const { data: rtpCapabilities } = (await call(operator, { do: 'capabilities' })) as { data: object };
    const offer = await call(operator, { do: 'consume', producer, rtpCapabilities });
    expect(offer).toMatchObject({ ok: true, data: { kind: 'audio', producerId: producer } });
    const { data } = offer as { data: { id: string } };
    expect(await call(operator, { do: 'resume', consumer: data.id })).toEqual({ ok: true });
    // Nobody hears themselves, and nothing of it is in the journal.
    expect(await call(chief, { do: 'consume', producer, rtpCapabilities })).toMatchObject({ ok: false });
    expect(test.belfry.worlds.live.room.seq).toBe(before);
  });

  it('is shut to whoever has not joined, and to a malformed signal', async () => {
    await convene();
    const [operator, stranger] = await Promise.all([enter('operator'), connect('video')]);
    for (const signal of [
      { do: 'open', organ },
      { do: 'flow', as: 'voice', on: true },
      { do: 'map', view: { center: [4.35, 50.85], zoom: 12 } },
    ])
      expect(await call(stranger, signal)).toMatchObject({
        ...{ ok: false, error: { code: 'forbidden', details: { reason: 'not-in-call' } } },
      });
    for (const signal of [{ do: 'shout' }, { do: 'flow', as: 'nose', on: true }, { do: 'open', organ, more: 1 }, 'x'])
      expect(await call(operator, signal)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    const unfit = { ...voice(5), codecs: [{ mimeType: 'audio/nothing', payloadType: 3, clockRate: 1 }] };
    expect(await call(operator, { do: 'produce', as: 'voice', rtpParameters: unfit })).toMatchObject({
      error: { code: 'rejected', details: { reason: 'bad-signal' } },
    });
    expect(await call(operator, { do: 'consume', producer: uuid(), rtpCapabilities: {} })).toMatchObject({ ok: false });
  });

  it('keeps a place for twenty seconds when a connection ends; then the room says who is gone', async () => {
    await convene();
    await enter('operator');
    consoles.pop()!.close();
    await new Promise(resolve => setTimeout(resolve, 1_500));
    const back = await connect('operator');
    expect(await call(back, { do: 'open', organ })).toMatchObject({ ok: true });
    ahead += 30_000;
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(stays()).toMatchObject([{ person: test.personOf('operator') }]);
    expect(stays()[0]?.left).toBeUndefined();
    back.close();
    await new Promise(resolve => setTimeout(resolve, 300));
    ahead += 25_000;
    await expect.poll(() => stays()[0]?.left, COMES).toMatchObject({ because: 'gone', by: { person: 'belfry' } });
  });

  it('is left by all when the organ closes, and by whoever is relieved of their mandate', async () => {
    await convene();
    const [operator, chief] = await Promise.all([enter('operator'), enter('high-official')]);
    expect(await close()).toMatchObject({ ok: true });
    await expect.poll(() => last(operator), COMES).toEqual({ organ, ended: 'closed' });
    await expect.poll(() => last(chief), COMES).toEqual({ organ, ended: 'closed' });
    await expect.poll(() => stays().map(({ left }) => left?.because), COMES).toEqual(['closed', 'closed']);
    expect(test.belfry.media.figures()).toMatchObject({ callMembers: 0 });
  });

  it('shows the map as one of them sees it, until they stop or go', async () => {
    await convene();
    const [chief, operator] = await Promise.all([enter('high-official'), enter('operator')]);
    const view = { center: [4.3691, 50.8495], zoom: 15 };
    await call(chief, { do: 'map', view });
    await expect.poll(() => lastNow(operator)?.map, COMES).toEqual({ by: test.personOf('high-official'), ...view });
    // Only whoever shows it takes it away; the next one takes it over.
    await call(operator, { do: 'map' });
    await call(operator, { do: 'map', view });
    await expect.poll(() => lastNow(chief)?.map?.by, COMES).toBe(test.personOf('operator'));
    operator.close();
    await expect.poll(() => lastNow(chief)?.map, COMES).toBeUndefined();
  });

  it('is on one screen of a person: the next takes it over, and the first is told', async () => {
    await convene();
    const first = await enter('operator');
    const second = await enter('operator');
    await expect.poll(() => last(first), COMES).toEqual({ organ, ended: 'moved' });
    expect(membersOf(test.belfry.worlds.live.room.calls[organ])).toHaveLength(1);
    await call(second, { do: 'map', view: { center: [4, 50], zoom: 9 } });
    await expect.poll(() => lastNow(second)?.members, COMES).toHaveLength(1);
  });

  it('whose worker died says so, and opens anew', async () => {
    await convene();
    const operator = await enter('operator');
    await expect.poll(() => lastNow(operator)?.epoch, COMES).toBeDefined();
    const { epoch } = lastNow(operator);
    for (const [pid, line] of descendants()) if (line.includes('mediasoup-worker')) process.kill(pid, 'SIGKILL');
    await expect.poll(() => lastNow(operator)?.epoch, COMES).toBeUndefined();
    await expect
      .poll(async () => (await call(operator, { do: 'open', organ })) as object, COMES)
      .toMatchObject({ ok: true });
    await expect.poll(() => lastNow(operator)?.epoch, COMES).toBeDefined();
    expect(lastNow(operator).epoch).not.toBe(epoch);
    expect(stays()).toHaveLength(1);
  });
});
