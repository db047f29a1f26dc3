import type { Connection } from 'mongoose';
import {
  connectMongo,
  duplicateField,
  isOurMistake,
  maybeWritten,
  OPERATION_MS,
  reasonOf,
  within,
} from '../mongo/connection.ts';
import { ChainCheck, type EncodedBatch, encodeBatch, eventsAfter, GENESIS, type Link, linkHash } from './chain.ts';
import { type JournalModels, journalModels, type StoredBatch } from './mongoSchemas.ts';
import { mongoSnapshots } from './mongoSnapshots.ts';
import { mongoTails } from './mongoTails.ts';
import { type Appended, type Journal, JournalUnavailable, type StoredAnswer } from './port.ts';

export interface MongoJournalOptions {
  /** Of a replica set: change streams and majority writes need one. */
  readonly uri: string;
  /** Told what went wrong behind a tail; following goes on. */
  readonly report?: (error: unknown) => void;
  /** Makes no collection and no index, for a tool that only looks. */
  readonly readOnly?: boolean;
}

/** Batches fetched at once; a page of the driver's own 16 MB would hold a start up. */
const FETCH = 200;

/**
 * The journal of many nodes, in a MongoDB replica set. The unique `_id` of a batch is the compare-and-set, the unique
 * index on the command ids the idempotency; there is no transaction over documents anywhere.
 *
 * A batch is written only on one that a majority holds, so that a chain can neither fork nor lose its middle when a
 * primary falls. Sharding is by `world`: then the index on `commands` has to begin with `world` too.
 * @throws JournalUnavailable when the database cannot be reached
 */
export async function createMongoJournal(options: MongoJournalOptions): Promise<Journal> {
  const { uri, report = warn, readOnly = false } = options;
  const connection = await asked(connectMongo(uri));
  try {
    const models = journalModels(connection);
    if (!readOnly) {
      for (const model of Object.values(models)) {
        await asked(model.createCollection());
        await asked(model.createIndexes());
      }
    }
    return compose(connection, models, report);
  } catch (error) {
    await connection.destroy().catch(() => {});
    throw error;
  }
}

function compose(connection: Connection, models: JournalModels, report: (error: unknown) => void): Journal {
  const { batches } = models;
  const snapshots = mongoSnapshots(models);
  const writer = batchWriter(models);

  async function read(world: string, after: number, limit: number) {
    if (limit <= 0) return [];
    const events: ReturnType<typeof eventsAfter> = [];
    const page = { world, upTo: { $gt: after } };
    const cursor = batches.find(page, 'after events').sort({ upTo: 1 }).lean().cursor({ batchSize: FETCH });
    try {
      for (let batch = await cursor.next(); batch && events.length < limit; batch = await cursor.next()) {
        for (const event of eventsAfter({ after: batch.after!, events: batch.events }, after)) events.push(event);
      }
    } finally {
      await cursor.close();
    }
    return events.length > limit ? events.slice(0, limit) : events;
  }
  const tails = mongoTails({
    read: (world, after, limit) => asked(read(world, after, limit)),
    watch: (pipeline, watching) =>
      connection.getClient().db(connection.name).collection('batches').watch(pipeline, watching),
    report,
  });

  async function verify(world: string) {
    const check = new ChainCheck();
    const cursor = batches
      .find({ world, upTo: { $gt: 0 } })
      .sort({ upTo: 1 })
      .lean()
      .cursor({ batchSize: FETCH });
    try {
      for (let batch = await cursor.next(); batch; batch = await cursor.next()) {
        const wrong = check.next(batch as StoredBatch & Link);
        if (wrong) return { ok: false, ...wrong } as const;
      }
    } finally {
      await cursor.close();
    }
    return { ok: true, events: check.events, upTo: check.upTo, hash: check.hash } as const;
  }

  async function head(world: string) {
    const last = await batches
      .findOne({ world, upTo: { $gt: 0 } }, 'upTo hash')
      .sort({ upTo: -1 })
      .lean();
    return { upTo: last?.upTo ?? 0, hash: last?.hash ?? GENESIS };
  }

  async function answerOf(command: string): Promise<StoredAnswer | undefined> {
    const batch = await batches.findOne({ commands: command }, 'answers').lean();
    return batch ? (JSON.parse(batch.answers) as StoredAnswer[]).find(answer => answer.command === command) : undefined;
  }

  return {
    async append(world, at, batch) {
      const appended = await asked(writer.append(encodeBatch(world, at, batch)));
      if (appended.ok && batch.events.length > 0) tails.offer(world, at, batch.events);
      return appended;
    },
    read: (world, after, limit) => asked(read(world, after, limit)),
    tail: tails.follow,
    position: world => asked(writer.position(world)),
    head: world => asked(head(world)),
    worlds: () => asked(batches.distinct('world', { upTo: { $gt: 0 } }).exec()),
    saveSnapshot: (world, snapshot) => unhurried(snapshots.save(world, snapshot)),
    loadSnapshot: (world, version) => unhurried(snapshots.load(world, version)),
    answerOf: command => asked(answerOf(command)),
    probe: () => asked(writer.probe()),
    verify: world => unhurried(verify(world)),
    async close() {
      await tails.close();
      await connection.destroy();
    },
  };
}

/** Writing, and what must be known to write. */
function batchWriter({ batches, snapshots }: JournalModels) {
  /** Where each world stood when this node last wrote there; a batch that a majority holds never goes away. */
  const heads = new Map<string, { upTo: number; hash: string }>();
  /** Waits until what was just read is held by a majority, and reads what the newest primary has. */
  const settled = ['linearizable', { maxTimeMS: OPERATION_MS / 2 }] as const;

  async function hashAt(world: string, at: number): Promise<string | undefined> {
    if (at === 0) return GENESIS;
    const head = heads.get(world);
    if (head?.upTo === at) return head.hash;
    return (await batches.findOne({ world, upTo: at }, 'hash').lean())?.hash;
  }

  async function position(world: string): Promise<number> {
    const last = await batches
      .findOne({ world, upTo: { $gt: 0 } }, 'upTo')
      .sort({ upTo: -1 })
      .lean();
    return last?.upTo ?? 0;
  }

  /** Why a batch has no place: a command known already comes before a position that moved on. */
  async function refusal({ world, commands }: EncodedBatch): Promise<Appended> {
    const known =
      commands.length > 0 &&
      (await batches
        .findOne({ commands: { $in: commands } }, 'commands')
        .readConcern(settled[0])
        .setOptions(settled[1])
        .lean());
    const upTo = await position(world);
    const duplicate = known ? commands.find(command => known.commands?.includes(command)) : undefined;
    return duplicate === undefined ? { ok: false, upTo } : { ok: false, upTo, duplicate };
  }

  async function append(batch: EncodedBatch): Promise<Appended> {
    const { world, after, upTo, events, answers, commands } = batch;
    if (upTo === after && commands.length === 0) return { ok: true, upTo };
    const remembered = { world, events, answers, ...(commands.length > 0 && { commands }) };
    if (upTo === after) return insert({ _id: `${world}#${commands[0]}`, ...remembered }, batch);
    const previous = await hashAt(world, after);
    if (previous === undefined) return refusal(batch);
    const hash = linkHash({ ...batch, previous });
    const appended = await insert({ _id: `${world}@${after}`, ...remembered, after, upTo, previous, hash }, batch);
    if (appended.ok) heads.set(world, { upTo, hash });
    return appended;
  }

  async function insert(stored: StoredBatch, batch: EncodedBatch): Promise<Appended> {
    try {
      await within(OPERATION_MS / 2, batches.insertOne(stored));
    } catch (error) {
      const duplicate = duplicateField(error) !== undefined;
      if (!duplicate && !maybeWritten(error)) throw error;
      const found = await batches.findById(stored._id).readConcern(settled[0]).setOptions(settled[1]).lean();
      if (!duplicate && found?.events === stored.events && found.answers === stored.answers) {
        return { ok: true, upTo: batch.upTo };
      }
      if (!duplicate && !found) throw error;
      return refusal(batch);
    }
    return { ok: true, upTo: batch.upTo };
  }

  return {
    append,
    position,
    /** A majority write that changes nothing anybody reads. */
    async probe(): Promise<void> {
      await snapshots.updateOne(
        { _id: 'probe' },
        { $set: { writing: '', parts: 0 }, $inc: { seq: 1 } },
        { upsert: true },
      );
    },
  };
}

/** Bounds an operation and tells "cannot now" from a mistake of ours. */
function asked<T>(operation: Promise<T>): Promise<T> {
  return unhurried(within(OPERATION_MS, operation));
}

/** The same for what may last: each of its steps is bounded by the driver. */
async function unhurried<T>(operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    if (error instanceof JournalUnavailable || error instanceof RangeError || isOurMistake(error)) throw error;
    throw new JournalUnavailable(reasonOf(error), { cause: error });
  }
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
