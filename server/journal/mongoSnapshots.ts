import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { duplicateField } from '../mongo/connection.ts';
import type { JournalModels } from './mongoSchemas.ts';
import type { Snapshot } from './port.ts';

/** Bytes of one part: below the 16 MB that a document may have. */
const PART_BYTES = 12 << 20;

/**
 * Snapshots that may be larger than a document: the parts first, then the head that names them, so that a reader
 * sees a whole snapshot or the one before it, without a transaction.
 */
export function mongoSnapshots({ snapshots, parts }: JournalModels) {
  const idOf = (world: string, version: number) => `${world}/${version}`;

  async function save(world: string, { seq, version, room }: Snapshot): Promise<void> {
    const _id = idOf(world, version);
    const before = await snapshots.findById(_id).lean();
    if (before && before.seq > seq) return;
    const bytes = await promisify(gzip)(JSON.stringify(room));
    const saving = randomUUID();
    const count = Math.ceil(bytes.length / PART_BYTES);
    for (let number = 0; number < count; number++) {
      const part = bytes.subarray(number * PART_BYTES, (number + 1) * PART_BYTES);
      await parts.insertOne({ _id: `${saving}/${number}`, snapshot: _id, seq, bytes: part });
    }
    try {
      const head = { seq, writing: saving, parts: count };
      await snapshots.updateOne({ _id, seq: { $lte: seq } }, { $set: head }, { upsert: true });
    } catch (error) {
      // Another node has written a newer one meanwhile: the upsert found no older head and could not add a second.
      if (duplicateField(error) !== '_id') throw error;
    }
    // The one before stays: somebody may be reading its parts just now.
    if (before) await parts.deleteMany({ snapshot: _id, seq: { $lt: before.seq } });
  }

  async function load(world: string, version: number): Promise<Snapshot | undefined> {
    // Twice, because its parts may be swept away between the two reads when newer ones are written quickly.
    for (let attempt = 0; attempt < 2; attempt++) {
      const head = await snapshots.findById(idOf(world, version)).lean();
      if (!head) return undefined;
      const ids = Array.from({ length: head.parts }, (_, number) => `${head.writing}/${number}`);
      const found = new Map((await parts.find({ _id: { $in: ids } }).lean()).map(part => [part._id, part.bytes]));
      if (found.size < ids.length) continue;
      const bytes = await promisify(gunzip)(Buffer.concat(ids.map(id => plainBytes(found.get(id)!))));
      return { seq: head.seq, version, room: JSON.parse(bytes.toString('utf8')) as unknown };
    }
    return undefined;
  }

  return { save, load };
}

/** The driver gives BSON binary back as its own class, which holds the bytes in `buffer`. */
function plainBytes(bytes: Buffer | { readonly buffer: Uint8Array }): Uint8Array {
  return Buffer.isBuffer(bytes) ? bytes : bytes.buffer;
}
