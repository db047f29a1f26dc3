import mongoose, { type Connection } from 'mongoose';

/** How long an operation may wait for a primary, in ms: shorter than a person waits for an answer to a command. */
const SELECTION_MS = 4_000;
/** How long a majority may take to confirm a write, in ms. */
const MAJORITY_MS = 5_000;
/** The longest that any operation may last before its caller is told, in ms: above both limits it is made of. */
export const OPERATION_MS = 10_000;

/**
 * A write is confirmed when a majority has it in its own journal on disk. The two short names are the ones that both
 * the driver and a mongoose schema understand.
 */
export const MAJORITY = { w: 'majority', j: true, wtimeout: MAJORITY_MS } as const;

/**
 * Connects one client. Buffering is off: an operation without a database fails at once instead of waiting unseen.
 * A URI that names no database means the database `belfry`. Everything is read from the primary and only what a majority holds, so that nothing shown can be rolled back.
 */
export async function connectMongo(uri: string): Promise<Connection> {
  const namesDatabase = /^mongodb(\+srv)?:\/\/[^/?]+\/[^?]/.test(uri);
  const connection = mongoose.createConnection(uri, {
    ...(namesDatabase ? {} : { dbName: 'belfry' }),
    bufferCommands: false,
    autoCreate: false,
    autoIndex: false,
    serverSelectionTimeoutMS: SELECTION_MS,
    connectTimeoutMS: SELECTION_MS,
    socketTimeoutMS: OPERATION_MS,
    heartbeatFrequencyMS: 2_000,
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    writeConcern: MAJORITY,
    retryWrites: true,
  });
  try {
    return await within(OPERATION_MS, connection.asPromise());
  } catch (error) {
    await connection.destroy().catch(() => {});
    throw error;
  }
}

/** The database did not answer in time; what was asked of it may still happen. */
class TooLate extends Error {}

/** The given promise, or a rejection when it lasts longer than `ms`. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`the database did not answer within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

// The driver that mongoose brings along, `mongoose.mongo`: another copy's error classes would never match.

/** The field of the unique index that refused a write; undefined for any other failure. */
export function duplicateField(error: unknown): string | undefined {
  if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11_000) return undefined;
  const pattern = error.keyPattern as Record<string, unknown> | undefined;
  // Servers before 4.4 name the index in the message only: `… index: commands_1 dup key: …`.
  return pattern ? Object.keys(pattern)[0] : /index: (\S+?)(?:_-?1)? dup key/.exec(error.message)?.[1];
}

/** Whether a failed write may have happened all the same, so that somebody has to look. */
export function maybeWritten(error: unknown): boolean {
  if (error instanceof TooLate || error instanceof mongoose.mongo.MongoNetworkError) return true;
  if (!(error instanceof mongoose.mongo.MongoError)) return false;
  return error instanceof mongoose.mongo.MongoWriteConcernError || error.hasErrorLabel('RetryableWriteError');
}

/** Whether a failure is a mistake of ours (a document that its schema refuses) and not the database's state. */
export function isOurMistake(error: unknown): boolean {
  return (
    error instanceof mongoose.Error.ValidationError ||
    error instanceof mongoose.Error.CastError ||
    error instanceof mongoose.Error.StrictModeError
  );
}

/** What went wrong, for the operator's log and the readiness page. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
