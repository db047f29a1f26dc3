import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inside } from '../../shared/testing/places.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import type { Drop, Source } from './heard.ts';
import { createTransportStream, encodeKlv } from './klv.fixture.ts';
import { broadcastOf, cameraMessages, openSender, positionMessage } from './mavlink.fixture.ts';

const [LONGITUDE, LATITUDE] = inside('21004');
interface Said {
  readonly longitude: number;
  readonly latitude: number;
  /** Seconds on the sender's clock. */
  readonly second: number;
}
/** One way in: how its sender says a position, nonsense, and a position under a name that nobody knows. */
interface Way {
  readonly name: string;
  readonly source: Source;
  say(said: Said): Promise<void>;
  nonsense(): Promise<void>;
  readonly nonsenseIs: Drop;
  stranger?(said: Said): Promise<void>;
  readonly strangerIs?: Drop;
}
let belfry: TestBelfry;
const feeds: Record<string, string> = {};
const tokens: Record<string, string> = {};
const closers: (() => Promise<unknown> | unknown)[] = [];
let klvPort = 0;
const START = Date.now() - 3_600_000;

const KEYS = ['mavlink', 'klv', 'cot-udp', 'cot-tcp', 'cot-http', 'json'] as const;
beforeAll(async () => {
  klvPort = await freePort();
  belfry = await startTestBelfry({
    environment: { BELFRY_MAVLINK_PORT: '0', BELFRY_COT_PORT: '0', BELFRY_KLV_PORTS: `${klvPort}-${klvPort}` },
  });
  for (const key of KEYS) {
    const feed = crypto.randomUUID();
    feeds[key] = feed;
    const name = { fr: key, nl: key };
    await belfry.own('feed.register', { feed, name, source: { kind: 'test' }, owner: 'SIAMU', regime: 'private' });
    await belfry.own('drone.bind', {
      feed,
      ...(key === 'mavlink' ? { mavlink: { system: 7 }, remoteId: 'OURS' } : {}),
      ...(key === 'klv' ? { klv: { port: klvPort } } : {}),
      ...(key.startsWith('cot') ? { cot: { uid: key } } : {}),
    });
    const answer = await belfry.request(`/api/drones/${feed}/token`, { account: 'video', method: 'POST' });
    tokens[key] = (answer.body as { token: string }).token;
  }
}, 60_000);
afterAll(async () => {
  for (const close of closers) await close();
  await belfry?.stop();
});

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  await new Promise<void>(resolve => socket.close(() => resolve()));
  return port;
}
const udp = (port: () => number) => {
  let sender: Promise<Awaited<ReturnType<typeof openSender>>> | undefined;
  return async (bytes: Buffer) => {
    sender ??= openSender(port()).then(opened => {
      closers.push(opened.close);
      return opened;
    });
    await (await sender).send(bytes);
  };
};
const cotEvent = (uid: string, { longitude, latitude, second }: Said) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<event version="2.0" uid="${uid}" type="a-f-A-M-H-Q" how="m-g" ` +
  `time="${iso(second)}" start="${iso(second)}" stale="${iso(second + 5)}">` +
  `<point lat="${latitude}" lon="${longitude}" hae="170" ce="9999999" le="9999999"/><detail>` +
  `<track course="90" speed="4"/><sensor azimuth="0" elevation="-90" fov="80" vfov="50"/>` +
  `<vehicle hal="80"/></detail></event>`;
const iso = (second: number) => new Date(START + second * 1_000).toISOString();
const post = (path: string, key: string, text: string) =>
  belfry.request(path, { method: 'POST', token: tokens[key] as string, text });

function ways(): readonly Way[] {
  const toMavlink = udp(() => belfry.belfry.ports.mavlink as number);
  const toCot = udp(() => belfry.belfry.ports.cot as number);
  const toKlv = udp(() => klvPort);
  let tcp: Promise<Socket> | undefined;
  const toTcp = async (text: string) => {
    tcp ??= (async () => {
      const socket = connect(belfry.belfry.ports.cot as number, '127.0.0.1');
      await once(socket, 'connect');
      closers.push(() => socket.destroy());
      return socket;
    })();
    // In two pieces: an event may break anywhere.
    const socket = await tcp;
    socket.write(text.slice(0, 90));
    socket.write(text.slice(90));
  };
  const stream = createTransportStream();
  const mavlink = (system: number, { second, ...place }: Said) =>
    positionMessage({ system, bootMs: second * 1_000, ...place, altitude: 170, height: 80, heading: 90, speed: 4 });
  const json = ({ second, ...place }: Said) =>
    JSON.stringify({
      ...{ ...place, at: iso(second), altitude: 170, height: 80, heading: 90, speed: 4 },
      camera: { azimuth: 0, depression: 90, across: 80, upright: 50 },
    });
  return [
    {
      ...{ name: 'mavlink', source: 'mavlink', nonsenseIs: 'not-a-message', strangerIs: 'unbound' },
      say: said => toMavlink(Buffer.concat([cameraMessages(7, 80, 50), mavlink(7, said)])),
      nonsense: () => toMavlink(Buffer.from('GET / HTTP/1.1')),
      stranger: said => toMavlink(mavlink(8, said)),
    },
    {
      ...{ name: 'klv', source: 'klv', nonsenseIs: 'wrong-checksum' },
      say: ({ second, ...place }) =>
        toKlv(stream(encodeKlv({ ...place, at: START + second * 1_000, altitude: 170, heading: 90 }))),
      async nonsense() {
        const set = encodeKlv({ at: START, longitude: LONGITUDE, latitude: LATITUDE, altitude: 0, heading: 0 });
        set[set.length - 1] = (set[set.length - 1] as number) ^ 0xff;
        await toKlv(stream(set));
      },
    },
    {
      ...{ name: 'cot-udp', source: 'cot', nonsenseIs: 'not-a-message', strangerIs: 'unbound' },
      say: said => toCot(Buffer.from(cotEvent('cot-udp', said))),
      nonsense: () =>
        toCot(Buffer.from('<!DOCTYPE event [<!ENTITY x SYSTEM "file:///etc/passwd">]><event>&x;</event>')),
      stranger: said => toCot(Buffer.from(cotEvent('nobody', said))),
    },
    {
      ...{ name: 'cot-tcp', source: 'cot', nonsenseIs: 'not-a-message', strangerIs: 'unbound' },
      say: said => toTcp(cotEvent('cot-tcp', said)),
      nonsense: () => toTcp('<event version="2.0" <<<<</event>'),
      stranger: said => toTcp(cotEvent('nobody', said)),
    },
    {
      ...{ name: 'cot-http', source: 'cot', nonsenseIs: 'not-a-message', strangerIs: 'wrong-token' },
      say: async said => void (await post('/api/drones/cot', 'cot-http', cotEvent('cot-http', said))),
      nonsense: async () => void (await post('/api/drones/cot', 'cot-http', 'a,b,c')),
      stranger: async said =>
        void (await belfry.request('/api/drones/cot', { method: 'POST', text: cotEvent('x', said) })),
    },
    {
      ...{ name: 'json', source: 'json', nonsenseIs: 'not-a-message', strangerIs: 'wrong-token' },
      say: async said => void (await post('/api/drones/telemetry', 'json', json(said))),
      nonsense: async () => void (await post('/api/drones/telemetry', 'json', '{"longitude":"east"}')),
      async stranger(said) {
        const token = `${feeds.json}.${'A'.repeat(43)}`;
        await belfry.request('/api/drones/telemetry', { method: 'POST', token, text: json(said) });
      },
    },
  ];
}
const counted = async (source: Source, reason: Drop): Promise<number> => {
  const { body } = await belfry.request('/api/drones/intake', { account: 'video' });
  const { sources } = body as { sources: Record<string, { dropped: Record<string, number> }> };
  return sources[source]?.dropped[reason] ?? 0;
};
/** What a console at the centre is told of a drone, each time it moves. */
async function following(feed: string) {
  const desk = await belfry.connect('operator');
  closers.push(() => desk.close());
  const last = () => desk.telemetry.flatMap(m => m.tracks).findLast(([id]) => id === feed);
  return last;
}
const WAIT = { timeout: 12_000, interval: 100 } as const;

describe.each(ways())('[video.7] telemetry by $name', ({
  name,
  source,
  say,
  nonsense,
  nonsenseIs,
  stranger,
  strangerIs,
}) => {
  const here = (second: number, east = 0): Said => ({ longitude: LONGITUDE + east, latitude: LATITUDE, second });

  it('a position reaches the consoles of the centre, with what the drone tells beside it', {
    timeout: 30_000,
  }, async () => {
    const last = await following(feeds[name] as string);
    let second = 10;
    await expect
      .poll(
        async () => {
          await say(here(second++, second * 1e-5));
          return last();
        },
        { ...WAIT, interval: 300, timeout: 20_000 },
      )
      .toBeDefined();
    const [, longitude, latitude, altitude, heading, , told] = last() ?? [];
    expect(longitude).toBeCloseTo(LONGITUDE, 2);
    expect(latitude).toBeCloseTo(LATITUDE, 6);
    expect(altitude).toBeCloseTo(170, 0);
    expect(heading).toBeCloseTo(90, 1);
    expect(told?.source).toBe(source);
    if (source === 'klv') return;
    expect(told?.height).toBe(80);
    expect(told?.footprint, 'the field of a camera that looks down').toHaveLength(4);
  });

  it('what is no message is counted by name, and the next position is taken', { timeout: 30_000 }, async () => {
    const before = await counted(source, nonsenseIs);
    await expect
      .poll(async () => {
        await nonsense();
        return counted(source, nonsenseIs);
      }, WAIT)
      .toBeGreaterThan(before);
    const last = await following(feeds[name] as string);
    await say(here(500, 0.0005));
    await expect.poll(() => last()?.[1], WAIT).toBeCloseTo(LONGITUDE + 0.0005, 6);
  });

  it('a time that runs backwards, and a place on another continent, go no further', { timeout: 40_000 }, async () => {
    const [backwards, beyond] = [await counted(source, 'time-backwards'), await counted(source, 'out-of-reach')];
    let second = 700;
    await expect
      .poll(async () => {
        await say(here(second++));
        await say(here(400, 0.0001));
        return counted(source, 'time-backwards');
      }, WAIT)
      .toBeGreaterThan(backwards);
    await expect
      .poll(async () => {
        await say({ longitude: -104.8, latitude: 41.14, second: second++ });
        return counted(source, 'out-of-reach');
      }, WAIT)
      .toBeGreaterThan(beyond);
    const last = await following(feeds[name] as string);
    expect(last()?.[1] ?? LONGITUDE).toBeCloseTo(LONGITUDE, 2);
  });

  it.skipIf(!stranger)('who is not bound to a drone moves none', { timeout: 30_000 }, async () => {
    const before = await counted(source, strangerIs as Drop);
    await expect
      .poll(async () => {
        await stranger?.(here(900));
        return counted(source, strangerIs as Drop);
      }, WAIT)
      .toBeGreaterThan(before);
  });

  it('a flood is cut to what a drone may say, and the server goes on answering', { timeout: 40_000 }, async () => {
    const before = await counted(source, 'too-many');
    await expect
      .poll(
        async () => {
          await Promise.all(Array.from({ length: 150 }, (_, i) => say(here(1_000 + i))));
          return counted(source, 'too-many');
        },
        { ...WAIT, timeout: 25_000 },
      )
      .toBeGreaterThan(before);
    expect((await belfry.request('/healthz')).status).toBe(200);
  });
});

describe('[video.7] who sends by MAVLink', () => {
  it('a second sender does not take a drone over from the first', { timeout: 30_000 }, async () => {
    const [first, second] = [
      await openSender(belfry.belfry.ports.mavlink as number),
      await openSender(belfry.belfry.ports.mavlink as number),
    ];
    const place = { system: 7, longitude: LONGITUDE, latitude: LATITUDE, altitude: 0, height: 0, heading: 0 };
    let bootMs = 9_000_000;
    await expect
      .poll(async () => {
        await first.send(positionMessage({ ...place, bootMs: bootMs++ }));
        await second.send(positionMessage({ ...place, bootMs: bootMs++ }));
        return counted('mavlink', 'other-sender');
      }, WAIT)
      .toBeGreaterThan(0);
    await Promise.all([first.close(), second.close()]);
  });

  it('Remote ID of a drone that is not ours is a thing of its own, seen at the centre alone', {
    timeout: 30_000,
  }, async () => {
    const sender = await openSender(belfry.belfry.ports.mavlink as number);
    const [desk, commune] = await Promise.all([belfry.connect('operator'), belfry.connect('liaison-21004')]);
    const seen = (console: typeof desk) =>
      console.telemetry.flatMap(m => m.tracks).find(([id]) => id === 'remote-id:1581F5BKD');
    let n = 0;
    await expect
      .poll(async () => {
        await sender.send(
          broadcastOf('1581F5BKD', { longitude: LONGITUDE, latitude: LATITUDE + n++ * 1e-5, height: 60 }),
        );
        return seen(desk);
      }, WAIT)
      .toBeDefined();
    const [, , latitude, altitude, heading, speed, told] = seen(desk) ?? [];
    expect({ altitude, heading, speed }).toEqual({ altitude: 150, heading: 45, speed: 3 });
    expect(latitude).toBeCloseTo(LATITUDE, 3);
    expect(told).toMatchObject({ source: 'remote-id', remoteId: '1581F5BKD', height: 60 });
    expect(told?.pilot?.[0]).toBeCloseTo(4.3691, 6);
    expect(seen(commune)).toBeUndefined();
    await Promise.all([sender.close(), desk.close(), commune.close()]);
  });
});

describe('[video.7] where a drone was', () => {
  it('its way is kept by samples for whoever knows the drone', { timeout: 30_000 }, async () => {
    const path = `/api/drones/${feeds.json}/trail`;
    const { body } = await belfry.request(path, { account: 'operator' });
    const { samples } = body as { samples: [number, number, number, number | null, number | null][] };
    expect(samples.length).toBeGreaterThan(0);
    expect(samples[0]?.[2]).toBeCloseTo(LATITUDE, 4);
    expect((await belfry.request(path, { account: 'liaison-21013' })).status).toBe(404);
    expect((await belfry.request(path)).status).toBe(401);
  });
});
