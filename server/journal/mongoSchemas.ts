import { type Connection, type Model, Schema } from 'mongoose';
import { MAJORITY } from '../mongo/connection.ts';

/**
 * One batch, one document, one atomic write. `events` and `answers` are kept as the JSON text that was hashed, byte
 * for byte: BSON would lose what it cannot say (a lone surrogate) and keep what JSON drops.
 */
export interface StoredBatch {
  /** `<world>@<after>`: its uniqueness is the compare-and-set. `<world>#<command>` for a batch of answers alone. */
  readonly _id: string;
  readonly world: string;
  /** Absent, with `upTo`, `previous` and `hash`, where the batch only remembers answers. */
  readonly after?: number;
  readonly upTo?: number;
  readonly previous?: string;
  readonly hash?: string;
  readonly events: string;
  readonly answers: string;
  /** Ids of the commands answered; absent where none, so that the unique index skips the document. */
  readonly commands?: readonly string[];
}

/** Says which parts hold a world's newest snapshot; written after them. */
export interface StoredSnapshot {
  /** `<world>/<version>`. */
  readonly _id: string;
  readonly seq: number;
  /** Of the one writing, so that two nodes' parts never mix. */
  readonly writing: string;
  readonly parts: number;
}
/** A piece of a gzipped room: a document holds at most 16 MB. */
export interface StoredPart {
  /** `<writing>/<number>`. */
  readonly _id: string;
  /** `_id` of its snapshot. */
  readonly snapshot: string;
  readonly seq: number;
  readonly bytes: Buffer;
}

const strictly = { strict: 'throw', strictQuery: 'throw', versionKey: false, writeConcern: MAJORITY } as const;
const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;

const batchSchema = new Schema<StoredBatch>(
  {
    _id: text,
    world: text,
    after: Number,
    upTo: Number,
    previous: String,
    hash: String,
    events: text,
    answers: text,
    commands: { type: [String], default: undefined },
  },
  { ...strictly, collection: 'batches' },
);
batchSchema.index({ world: 1, upTo: 1 });
batchSchema.index({ commands: 1 }, { unique: true, partialFilterExpression: { commands: { $exists: true } } });

const snapshotSchema = new Schema<StoredSnapshot>(
  { _id: text, seq: count, writing: text, parts: count },
  { ...strictly, collection: 'snapshots' },
);
const partSchema = new Schema<StoredPart>(
  { _id: text, snapshot: text, seq: count, bytes: { type: Buffer, required: true } },
  { ...strictly, collection: 'snapshotparts' },
);
partSchema.index({ snapshot: 1, seq: 1 });

export interface JournalModels {
  readonly batches: Model<StoredBatch>;
  readonly snapshots: Model<StoredSnapshot>;
  readonly parts: Model<StoredPart>;
}

export function journalModels(connection: Connection): JournalModels {
  return {
    batches: connection.model<StoredBatch>('Batch', batchSchema),
    snapshots: connection.model<StoredSnapshot>('Snapshot', snapshotSchema),
    parts: connection.model<StoredPart>('SnapshotPart', partSchema),
  };
}
