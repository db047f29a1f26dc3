import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../shared/testing/properties.ts';
import { encodeKlv, setOf } from './klv.fixture.ts';
import { createKlvReader, KEY, type KlvFault, type LocalSet, positionIn, readSet } from './klv.ts';

const SAMPLE = fileURLToPath(new URL('../../../shared/samples/klv/Cheyenne.bin', import.meta.url));
/** Everything that a reader makes of bytes, given in pieces of these sizes. */
function readAll(bytes: Buffer, sizes: readonly number[] = [bytes.length]) {
  const sets: LocalSet[] = [];
  const faults: KlvFault[] = [];
  const read = createKlvReader(
    set => sets.push(set),
    fault => faults.push(fault),
  );
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    read(bytes.subarray(at, at + size));
    at += size;
  }
  return { sets, faults };
}
const positions = fc.record({
  at: fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  altitude: fc.double({ min: -900, max: 19_000, noNaN: true }),
  heading: fc.double({ min: 0, max: 360, noNaN: true }),
});

describe('[video.7] metadata inside a video stream (MISB ST 0601)', () => {
  it('what an encoder sends is read back, to the grain of the format', () => {
    fc.assert(
      fc.property(positions, sent => {
        const set = readSet(encodeKlv(sent));
        expect(set).not.toBeTypeOf('string');
        const heard = positionIn(set as LocalSet);
        expect(heard?.at).toBe(sent.at);
        expect(heard?.longitude).toBeCloseTo(sent.longitude, 6);
        expect(heard?.latitude).toBeCloseTo(sent.latitude, 6);
        expect(Math.abs((heard?.altitude ?? 0) - sent.altitude)).toBeLessThan(0.16);
        expect(Math.abs((heard?.heading ?? 0) - sent.heading)).toBeLessThan(0.003);
      }),
      { numRuns: 200 },
    );
  });

  it('a stream in pieces of any size gives the same sets, whatever stands between them', () => {
    const noise = fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes.filter(byte => byte !== KEY[0])));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(noise, positions), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 9 }),
        (parts, sizes) => {
          const bytes = Buffer.concat(parts.flatMap(([between, sent]) => [between, encodeKlv(sent)]));
          const { sets } = readAll(bytes, sizes);
          expect(sets.map(set => positionIn(set)?.at)).toEqual(parts.map(([, sent]) => sent.at));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('one byte changed anywhere after the key is never a position, and the next set is read', () => {
    const sent = { at: 1_764_000_000_000, longitude: 4.37, latitude: 50.85, altitude: 120, heading: 90 };
    const [broken, whole] = [encodeKlv(sent), encodeKlv({ ...sent, at: sent.at + 1_000 })];
    fc.assert(
      fc.property(
        fc.integer({ min: KEY.length, max: broken.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, by) => {
          const changed = Buffer.from(broken);
          changed[at] = (changed[at] as number) ^ by;
          // Long enough behind it that a length which says too much is found out.
          const { sets } = readAll(Buffer.concat([changed, whole, Buffer.alloc(20_000)]));
          expect(sets.map(set => positionIn(set)?.at)).toEqual([sent.at + 1_000]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a wrong sum is dropped and counted, and so is a set that says to be endless', () => {
    const set = encodeKlv({ at: 1, longitude: 4, latitude: 50, altitude: 0, heading: 0 });
    const wrong = Buffer.from(set);
    wrong[wrong.length - 1] = (wrong[wrong.length - 1] as number) ^ 1;
    expect(readAll(wrong)).toMatchObject({ sets: [], faults: ['wrong-checksum'] });
    const endless = Buffer.concat([KEY, Buffer.from([0x84, 0xff, 0xff, 0xff, 0xff]), set]);
    expect(readAll(endless).sets).toHaveLength(1);
    expect(readAll(endless).faults).toContain('too-large');
  });

  it('a value that the format keeps for "none" is none, and a set without a position tells none', () => {
    const none = Buffer.from('80000000', 'hex');
    const set = readSet(
      setOf([
        [13, none],
        [14, none],
      ]),
    );
    expect(positionIn(set as LocalSet)).toBeUndefined();
    expect(positionIn(readSet(setOf([[5, Buffer.from([0, 0])]])) as LocalSet)).toBeUndefined();
  });

  it('the corners of the picture are its footprint, in full or from the middle of the picture', () => {
    const corners = [
      [4.36, 50.86],
      [4.38, 50.86],
      [4.38, 50.84],
      [4.36, 50.84],
    ] as const;
    const sent = { at: 1, longitude: 4.37, latitude: 50.85, altitude: 120, heading: 0, corners };
    const footprint = positionIn(readSet(encodeKlv(sent)) as LocalSet)?.footprint;
    corners.forEach(([x, y], i) => {
      expect(footprint?.[i]?.[0]).toBeCloseTo(x, 6);
      expect(footprint?.[i]?.[1]).toBeCloseTo(y, 6);
    });
  });

  // The recording itself is not ours to bring along: it is read where the project keeps its samples.
  it.skipIf(!existsSync(SAMPLE))('all 407 sets of a recorded flight over Cheyenne are right, in order of time', () => {
    const { sets, faults } = readAll(readFileSync(SAMPLE), [1_316, 188, 700]);
    expect(sets).toHaveLength(407);
    expect(faults).toEqual([]);
    const heard = sets.map(positionIn);
    const times = heard.map(each => each?.at ?? 0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect((times.at(-1) as number) - (times[0] as number)).toBeGreaterThan(80_000);
    for (const each of heard) {
      expect(each?.latitude).toBeCloseTo(41.1, 0);
      expect(each?.longitude).toBeCloseTo(-104.8, 0);
      expect(each?.footprint).toHaveLength(4);
    }
    expect(heard[0]).toMatchObject({ source: 'klv' });
  });
});
