import { type Connection, type Model, Schema } from 'mongoose';
import {
  connectMongo,
  duplicateField,
  isOurMistake,
  MAJORITY,
  OPERATION_MS,
  reasonOf,
  within,
} from '../mongo/connection.ts';
import { type Records, RecordsUnavailable, type Shelf } from './port.ts';
import { mustBeIndexed, once, shelvesBy } from './shelves.ts';

export interface MongoRecordsOptions {
  readonly uri: string;
}

/** A document as kept: the JSON text, and beside it what may be asked for, each under `by_<field>`. */
type StoredRecord = { readonly _id: string; readonly value: string; readonly fields: string } & {
  readonly [by: `by_${string}`]: string | undefined;
};
interface StoredLease {
  readonly _id: string;
  readonly holder: string;
  /** ms since 1970. */
  readonly until: number;
}

const strictly = { strict: 'throw', strictQuery: 'throw', versionKey: false, writeConcern: MAJORITY } as const;
const text = { type: String, required: true } as const;
const leaseSchema = new Schema<StoredLease>(
  { _id: text, holder: text, until: { type: Number, required: true } },
  { ...strictly, collection: 'leases' },
);

/**
 * The records of many nodes, in the same MongoDB as their journal; each document is written alone.
 * @throws RecordsUnavailable when the database cannot be reached
 */
export async function createMongoRecords({ uri }: MongoRecordsOptions): Promise<Records> {
  const connection = await asked(connectMongo(uri));
  const leases = connection.model<StoredLease>('Lease', leaseSchema);
  return {
    shelf: shelvesBy((name, indexed) => shelfOf(connection, name, indexed)),
    lease: (name, holder, now, ms) => asked(takeLease(leases, name, holder, now, now + ms)),
    close: () => connection.destroy(),
  };
}

async function takeLease(leases: Model<StoredLease>, _id: string, holder: string, now: number, until: number) {
  try {
    const free = { _id, $or: [{ holder }, { until: { $lte: now } }] };
    await leases.updateOne(free, { $set: { holder, until } }, { upsert: true });
    return true;
  } catch (error) {
    // Held by another: no document matched, and the upsert could not add a second one.
    if (duplicateField(error) === '_id') return false;
    throw error;
  }
}

function modelOf(connection: Connection, name: string, indexed: readonly string[]): Model<StoredRecord> {
  const by = Object.fromEntries(indexed.map(field => [`by_${field}`, { type: String }]));
  const definition = {
    _id: text,
    value: { type: String, required: true },
    fields: { type: String, default: '' },
    ...by,
  };
  const schema = new Schema(definition, { ...strictly, collection: `shelf_${name}` });
  for (const field of indexed) schema.index({ [`by_${field}`]: 1 });
  return connection.model(`Shelf ${name}`, schema) as unknown as Model<StoredRecord>;
}

function shelfOf(connection: Connection, name: string, indexed: readonly string[]): Shelf<object> {
  const model = modelOf(connection, name, indexed);
  const fields = indexed.join();
  const ready = once(async () => {
    await model.createCollection();
    await model.createIndexes();
    // Written when the shelf was indexed otherwise: what is asked for now was not put beside the text then.
    for await (const old of model.find({ fields: { $ne: fields } }).lean()) {
      await model.replaceOne({ _id: old._id, value: old.value }, stored(old._id, old.value));
    }
  });

  function stored(_id: string, value: string): StoredRecord {
    const document = JSON.parse(value) as Record<string, unknown>;
    const asks = indexed.filter(field => typeof document[field] === 'string');
    const by = Object.fromEntries(asks.map(field => [`by_${field}`, document[field] as string]));
    return { _id, value, fields, ...by };
  }
  const parsed = ({ _id, value }: StoredRecord) => [_id, JSON.parse(value) as object] as const;
  const when = <T>(work: () => Promise<T>): Promise<T> => asked(ready().then(work));

  return {
    get: key =>
      when(async () => {
        const found = await model.findById(key).lean<StoredRecord>();
        return found ? parsed(found)[1] : undefined;
      }),
    put: (key, value) =>
      when(async () => {
        await model.replaceOne({ _id: key }, stored(key, JSON.stringify(value)), { upsert: true });
      }),
    add: (key, value) =>
      when(async () => {
        try {
          await model.insertOne(stored(key, JSON.stringify(value)));
          return true;
        } catch (error) {
          if (duplicateField(error) === '_id') return false;
          throw error;
        }
      }),
    remove: key => when(async () => (await model.deleteOne({ _id: key })).deletedCount === 1),
    async find(field, value) {
      mustBeIndexed(name, indexed, field);
      return when(async () => {
        const found = await model
          .find({ [`by_${field}`]: value })
          .sort({ _id: 1 })
          .lean<StoredRecord[]>();
        return found.map(parsed);
      });
    },
    all: () => when(async () => (await model.find().sort({ _id: 1 }).lean<StoredRecord[]>()).map(parsed)),
  };
}

/** Bounds an operation and tells "cannot now" from a mistake of ours. */
async function asked<T>(operation: Promise<T>): Promise<T> {
  try {
    return await within(OPERATION_MS, operation);
  } catch (error) {
    if (error instanceof RangeError || isOurMistake(error)) throw error;
    throw new RecordsUnavailable(reasonOf(error), { cause: error });
  }
}
