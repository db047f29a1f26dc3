import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from './manifest.ts';
import { altered, bytesOf, fillRings, openRecordingRoom, type RecordingRoom, verified } from './recordings.fixture.ts';

/** A whole minute: mandates of the fixture began yesterday. */
const NOW = Math.floor(Date.now() / 60_000) * 60_000;
const moment = (seconds: number): string => new Date(NOW + seconds * 1_000).toISOString();
let folder: string;
let room: RecordingRoom;
let now = NOW;
let hold: string;
let video: string;
let path: string;
let pack: Buffer;
let feeds: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-pack-'));
  const before = await openRecordingRoom(folder, () => new Date(now));
  feeds = [await before.camera('Place Madou, côté nord'), await before.camera('Chaussée de Louvain')];
  video = await before.appoint('Thomas Lejeune', 'video-operator');
  await before.close();
  await fillRings(folder, feeds, NOW - 60_000, NOW + 40_000);
  room = await openRecordingRoom(folder, () => new Date(now));
  hold = randomUUID();
  await room.submit(video, 'feed.watch', { look: randomUUID(), feed: feeds[0], purpose: 'Suivi' });
  await room.submit(video, 'recording.keep', { hold, feeds, before: 30, after: 60, reason: 'Rixe' });
  now = NOW + 90_000;
  await room.holding.settled();
  path = await room.export(video, hold);
  pack = await readFile(path);
});
afterAll(async () => {
  await room?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Where an entry's bytes begin in a pack, and how many there are. */
function entry(bytes: Buffer, name: (name: string) => boolean): { at: number; size: number; header: number } {
  for (let at = 0; at < bytes.length; ) {
    const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 135), 8);
    if (name(bytes.toString('latin1', at, bytes.indexOf(0, at)))) return { at: at + 512, size, header: at };
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error('no such entry');
}
/** Whoever alters a name also puts the header's sum right. */
function resum(bytes: Buffer, header: number): void {
  bytes.write('        ', header + 148, 'latin1');
  const sum = bytes.subarray(header, header + 512).reduce((all, byte) => all + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, header + 148, 'latin1');
}
const isVideo = (name: string) => name.startsWith('video/');
const manifestOf = (bytes: Buffer): Manifest => {
  const { at, size } = entry(bytes, name => name === 'manifest.json');
  return JSON.parse(bytes.toString('utf8', at, at + size));
};

describe('[video.6] a sealed pack', () => {
  it('says who asked for it and why, which cameras, what is missing, who looked, and where the journal stood', () => {
    const manifest = manifestOf(pack);
    expect(manifest).toMatchObject({
      from: moment(-30),
      to: moment(60),
      asked: { purpose: 'Dossier du parquet', basis: 'Art. 39bis CIC' },
      hold: { reason: 'Rixe', keptBy: { name: 'Thomas Lejeune', function: 'video-operator' } },
    });
    // Segments of four seconds: from the one that was on to the last one before the camera's end.
    for (const { gaps, videos } of manifest.cameras) {
      expect(gaps).toMatchObject([{ from: moment(40), to: moment(60) }]);
      expect(videos.flatMap(({ segments }) => segments)).toHaveLength(18);
    }
    const { at, size } = entry(pack, name => name === 'viewers.json');
    const viewers = JSON.parse(pack.toString('utf8', at, at + size));
    expect(viewers).toMatchObject([
      { what: 'look', feeds: [feeds[0]], person: { name: 'Thomas Lejeune' }, purpose: 'Suivi' },
      { what: 'export', feeds, basis: 'Art. 39bis CIC' },
    ]);
    expect(manifest.journal.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('holds the pictures byte for byte as they were kept', () => {
    const { at, size } = entry(pack, isVideo);
    const { init, segments } = manifestOf(pack).cameras[0]!.videos[0]!;
    const whole = pack.subarray(at, at + size);
    for (const { from, offset, bytes } of segments)
      expect(whole.subarray(offset, offset + bytes).equals(bytesOf(feeds[0]!, Date.parse(from)))).toBe(true);
    expect(init.bytes + segments.length * 64).toBe(size);
  });

  it.each(['fr', 'nl', 'en'])('is found right by the verifier, in %s', async lang => {
    const { fingerprint } = { fingerprint: manifestOf(pack).key };
    const { code, said } = await verified(path, '--lang', lang, '--key', fingerprint);
    expect(said).not.toMatch(/XX|undefined|\{/);
    expect(said).toContain('CONFORME');
    expect(said).toContain('IN ORDE');
    expect(code).toBe(0);
  });

  it('is not right by another key than the one expected', async () => {
    const { code, said } = await verified(path, '--lang', 'en', '--key', 'ab'.repeat(32));
    expect(said).toContain('the key in the pack is not the one expected');
    expect(code).toBe(1);
  });

  it.each<[string, RegExp, (bytes: Buffer) => unknown]>([
    [
      'one byte of a picture',
      /was changed/,
      bytes => {
        const { at, size } = entry(bytes, isVideo);
        bytes[at + size - 7]! ^= 1;
      },
    ],
    [
      'one line of the manifest',
      /manifest was changed/,
      bytes => {
        const { at, size } = entry(bytes, name => name === 'manifest.json');
        const text = bytes.toString('utf8', at, at + size).replace('"Rixe"', '"Rire"');
        bytes.write(text, at, 'utf8');
      },
    ],
    [
      'one line of who looked',
      /viewers.json was changed/,
      bytes => {
        const { at, size } = entry(bytes, name => name === 'viewers.json');
        bytes.write(bytes.toString('utf8', at, at + size).replace('Lejeune', 'Dejeune'), at, 'utf8');
      },
    ],
    [
      'one name',
      /is missing[\s\S]*does not belong/,
      bytes => {
        const { header } = entry(bytes, isVideo);
        bytes[header + 8]! ^= 1;
        resum(bytes, header);
      },
    ],
    [
      'the order of two segments',
      /was changed or moved/,
      bytes => {
        const { at } = entry(bytes, isVideo);
        const [a, b] = manifestOf(bytes).cameras[0]!.videos[0]!.segments;
        const first = Buffer.from(bytes.subarray(at + a!.offset, at + a!.offset + a!.bytes));
        bytes.copy(bytes, at + a!.offset, at + b!.offset, at + b!.offset + b!.bytes);
        first.copy(bytes, at + b!.offset);
      },
    ],
    [
      'a picture of one camera for another',
      /was changed/,
      bytes => {
        const one = entry(bytes, isVideo);
        const two = entry(bytes, name => isVideo(name) && name.includes('/02-'));
        bytes.copy(bytes, one.at, two.at, two.at + two.size);
      },
    ],
    ['an end that is cut off', /cut off|missing/, bytes => bytes.subarray(0, bytes.length - 2_000)],
    [
      'a file that was added',
      /does not belong/,
      bytes => {
        const { header, at, size } = entry(bytes, name => name === 'README.txt');
        const more = Buffer.from(bytes.subarray(header, at + Math.ceil(size / 512) * 512));
        more.write('README.TXT\0', 0, 'latin1');
        resum(more, 0);
        return Buffer.concat([bytes.subarray(0, bytes.length - 1_024), more, Buffer.alloc(1_024)]);
      },
    ],
    ['bytes behind the end', /follow the end/, bytes => Buffer.concat([bytes, Buffer.from('x'.repeat(512))])],
    [
      'a sum of its form',
      /broken header/,
      bytes => {
        bytes[entry(bytes, isVideo).header + 148]! ^= 1;
      },
    ],
    [
      'the signature',
      /manifest was changed, or signed/,
      bytes => {
        const { at } = entry(bytes, name => name === 'manifest.sig');
        bytes[at] = bytes[at] === 65 ? 66 : 65;
      },
    ],
  ])('%s altered is found', async (_title, words, change) => {
    const { code, said } = await verified(await altered(pack, folder, change), '--lang', 'en');
    expect(said).toMatch(words);
    expect(said).toContain('NON CONFORME');
    expect(code).toBe(1);
  });

  it('signed anew by somebody else’s key is found by whoever knows the room’s', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const forged = await altered(pack, folder, bytes => {
      const key = entry(bytes, name => name === 'key.pem');
      bytes.write(publicKey.export({ type: 'spki', format: 'pem' }).toString(), key.at, 'latin1');
      const { at, size } = entry(bytes, name => name === 'manifest.json');
      const signature = sign(null, bytes.subarray(at, at + size), privateKey).toString('base64');
      bytes.write(signature, entry(bytes, name => name === 'manifest.sig').at, 'latin1');
    });
    const { code, said } = await verified(forged, '--lang', 'en', '--key', manifestOf(pack).key);
    expect(said).toContain('the key in the pack is not the one expected');
    expect(code).toBe(1);
  });

  it('that is no pack at all is refused in plain words', async () => {
    const nonsense = join(folder, 'nonsense.tar');
    await writeFile(nonsense, 'this is a letter, not a pack'.repeat(80));
    const { code, said } = await verified(nonsense, '--lang', 'nl');
    expect(said).toContain('geen leesbaar pakket');
    expect(code).toBe(2);
  });

  it('is not made where a kept segment was changed on the disk: the room says that it is damaged', async () => {
    const other = randomUUID();
    await room.submit(video, 'recording.keep', {
      ...{ hold: other, feeds: [feeds[1]], moment: new Date(NOW).toISOString(), before: 20, after: 0, reason: 'x' },
    });
    await room.holding.settled();
    const kept = await room.recorder.held(other, feeds[1]!, NOW - 20_000, NOW);
    const file = await room.recorder.segmentFile(feeds[1]!, kept.segments[1]!.from);
    await writeFile(file!, 'another picture');
    await room.export(video, other);
    const made = Object.values(room.keeper.room.exports).find(each => each.hold === other);
    expect(made).toMatchObject({ failed: 'damaged' });
    expect(made?.sealed).toBeUndefined();
  });
});
