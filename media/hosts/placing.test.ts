import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byName, homeOf } from './placing.ts';

const hosts = (count: number) => Array.from({ length: count }, (_, n) => ({ at: `10.0.0.${n + 1}:7443` }));
const rtsp = (id: string) => ({ id, source: { kind: 'rtsp', url: 'rtsp://camera/1' } }) as const;

describe('[video.2] the home of a feed', () => {
  test('is the same for every server, in whatever order it was told the hosts', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.shuffledSubarray(hosts(6), { minLength: 6 }), (id, told) => {
        expect(homeOf(rtsp(id), told).at).toBe(homeOf(rtsp(id), hosts(6)).at);
      }),
    );
  });

  test('stays where it is when a host is added, unless it moves to that host', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 8 }), (id, count) => {
        const added = hosts(count + 1).at(-1)!.at;
        const before = homeOf(rtsp(id), hosts(count)).at;
        expect([before, added]).toContain(homeOf(rtsp(id), hosts(count + 1)).at);
      }),
    );
  });

  test('is shared out: no host of four has less than half of its share of a thousand cameras', () => {
    const share = new Map<string, number>();
    for (let n = 0; n < 1_000; n++) {
      const { at } = byName(`camera ${n}`, hosts(4));
      share.set(at, (share.get(at) ?? 0) + 1);
    }
    expect(share.size).toBe(4);
    expect(Math.min(...share.values())).toBeGreaterThan(125);
  });

  test('of what an encoder sends is the first host, whose address encoders are given; what is fetched is not', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom('rtmp', 'srt'), (id, kind) => {
        expect(homeOf({ id, source: { kind } }, hosts(5)).at).toBe('10.0.0.1:7443');
        const fetched = { id, source: { kind, url: `${kind}://encoder/live` } } as const;
        expect(homeOf(fetched, hosts(5)).at).toBe(byName(id, hosts(5)).at);
      }),
    );
  });
});
