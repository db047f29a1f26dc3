import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import type { Segment } from '../../media/recorder/archive.ts';
import type { Recorder } from '../../media/recorder/recorder.ts';
import { read } from '../../shared/language/read.ts';
import type { By } from '../../shared/protocol.ts';
import type { EvidenceExport, Hold } from '../../shared/recordings/schema.ts';
import type { Room } from '../../shared/room.ts';
import type { Journal } from '../journal/port.ts';
import { hashOf } from './holding.ts';
import type { EvidenceKey } from './key.ts';
import {
  filesOf,
  type Manifest,
  type ManifestCamera,
  type ManifestFile,
  type ManifestVideo,
  type Named,
  slugOf,
  stampOf,
} from './manifest.ts';
import { readmeOf } from './readme.ts';
import { createTar } from './tar.ts';
import { viewerLog } from './viewerLog.ts';

/** What is on the disk is no longer what was sealed. */
export class Damaged extends Error {}
export interface Packed {
  readonly name: string;
  readonly bytes: number;
  readonly hash: string;
}
interface Given {
  readonly room: Room;
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly key: EvidenceKey;
  readonly now: number;
}
type Pieces = AsyncIterable<Buffer> | Iterable<Buffer>;
interface Entry extends ManifestFile {
  readonly pieces: () => Pieces;
}

/**
 * Writes a hold's evidence as one file: the cameras' pictures as they were kept, the manifest, who looked, the key and
 * the signature. It gets its own name only once it is whole on the disk.
 * @throws Damaged where a segment or their order is not what the journal says was sealed
 */
export async function packEvidence(given: Given, hold: Hold, asked: EvidenceExport, path: string): Promise<Packed> {
  const { room, key, now, journal } = given;
  const cameras: ManifestCamera[] = [];
  const entries: Entry[] = [];
  for (const [place, feed] of asked.feeds.entries()) {
    const { camera, videos } = await cameraOf(given, hold, feed, place + 1);
    cameras.push(camera);
    entries.push(...videos);
  }
  const verdict = await journal.verify(room.world);
  if (!verdict.ok) throw new Damaged(`the journal's chain breaks at ${verdict.position}`);
  const viewers = await viewerLog(journal, room, asked.feeds, hold.from, hold.to);
  const texts: Entry[] = [
    entryOf('viewers.json', `${JSON.stringify(viewers, undefined, 1)}\n`),
    entryOf('key.pem', key.publicKey),
    entryOf('README.txt', readmeOf(key.fingerprint)),
  ];
  const incident = hold.incident === undefined ? undefined : room.incidents[hold.incident];
  const manifest: Manifest = {
    ...{ format: 'belfry-evidence', version: 1, made: new Date(now).toISOString(), key: key.fingerprint },
    export: asked.id,
    hold: { id: hold.id, reason: hold.reason, keptAt: hold.kept.at, keptBy: named(room, hold.kept.by) },
    ...(incident ? { incident: { id: incident.id, title: incident.title } } : {}),
    asked: {
      ...{ at: asked.asked.at, by: named(room, asked.asked.by), purpose: asked.purpose },
      ...{ basis: asked.basis, prosecutorRef: asked.prosecutorRef },
    },
    ...{ from: hold.from, to: hold.to, cameras },
    files: [...entries, ...texts].map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    journal: { world: room.world, seq: verdict.upTo, hash: verdict.hash },
  };
  const signed = Buffer.from(`${JSON.stringify(manifest, undefined, 1)}\n`);
  const part = `${path}.part`;
  const tar = await createTar(part, now);
  try {
    const all = [
      entryOf('manifest.json', signed),
      entryOf('manifest.sig', `${key.sign(signed)}\n`),
      ...texts,
      ...entries,
    ];
    for (const { name, bytes, pieces } of all) await tar.add(name, bytes, pieces());
    const { bytes, sha256 } = await tar.end();
    await rename(part, path);
    const title = incident ? slugOf(read(incident.title, 'fr')) : 'belfry';
    return { name: `${title}-${stampOf(hold.from)}-${sha256.slice(0, 8)}.tar`, bytes, hash: sha256 };
  } catch (error) {
    await tar.abandon();
    await rm(part, { force: true });
    throw error;
  }
}

const named = (room: Room, { person, mandate }: By): Named => ({
  ...{ id: person, name: room.people[person]?.name ?? person, function: room.mandates[mandate]?.function },
});
const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
function entryOf(name: string, content: string | Buffer): Entry {
  const bytes = Buffer.from(content);
  return { name, bytes: bytes.length, sha256: sha(bytes), pieces: () => [bytes] };
}

async function cameraOf(given: Given, hold: Hold, feed: string, number: number) {
  const { room, recorder } = given;
  const { segments, gaps } = await recorder.held(hold.id, feed, Date.parse(hold.from), Date.parse(hold.to));
  const sealed = hold.sealed?.parts.find(part => part.feed === feed)?.hash;
  if (sealed !== hashOf(segments.map(({ sha256 }) => sha256))) throw new Damaged(`segments of ${feed} are missing`);
  const camera = room.feeds[feed];
  const name = camera ? slugOf(read(camera.name, 'fr')) : feed;
  const videos: (ManifestVideo & Entry)[] = [];
  for (const file of filesOf(segments)) {
    const path = `video/${String(number).padStart(2, '0')}-${name}-${stampOf(file[0]!.from)}-${videos.length + 1}.mp4`;
    videos.push(await videoOf(recorder, feed, path, file));
  }
  const manifest: ManifestCamera = {
    ...{ feed, name: camera?.name ?? feed, owner: camera?.owner ?? '', regime: camera?.regime ?? '' },
    ...{ point: camera?.point, bearing: camera?.bearing, sealed },
    gaps: gaps.map(({ from, to, reason }) => ({ from: iso(from), to: iso(to), reason })),
    videos: videos.map(({ pieces: _pieces, ...video }) => video),
  };
  return { camera: manifest, videos };
}
const iso = (ms: number): string => new Date(ms).toISOString();

/** Reads each segment once to prove that it is what was kept, and again when it is written. */
async function videoOf(
  recorder: Recorder,
  feed: string,
  name: string,
  file: readonly Segment[],
): Promise<ManifestVideo & Entry> {
  const [first] = file as [Segment];
  const head = await readFile(await there(recorder.initFile(feed, first.init)));
  if (sha(head) !== first.init) throw new Damaged(`the head of ${feed} is not what was kept`);
  const whole = createHash('sha256').update(head);
  const paths: string[] = [];
  let offset = head.length;
  const segments: ManifestVideo['segments'][number][] = [];
  for (const { from, to, bytes, sha256 } of file) {
    const path = await there(recorder.segmentFile(feed, from));
    const own = createHash('sha256');
    for await (const piece of createReadStream(path)) {
      own.update(piece);
      whole.update(piece);
    }
    if (own.digest('hex') !== sha256) throw new Damaged(`a segment of ${feed} at ${iso(from)} is not what was kept`);
    paths.push(path);
    segments.push({ from: iso(from), to: iso(to), offset, bytes, sha256 });
    offset += bytes;
  }
  return {
    ...{ name, bytes: offset, sha256: whole.digest('hex'), codec: first.codec },
    init: { bytes: head.length, sha256: first.init },
    segments,
    async *pieces() {
      yield head;
      for (const path of paths) yield* createReadStream(path);
    },
  };
}
async function there(path: Promise<string | undefined>): Promise<string> {
  const found = await path;
  if (!found) throw new Damaged('a segment is not on the disk any more');
  return found;
}
