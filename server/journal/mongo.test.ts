import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, describe, it } from 'vitest';
import { findTestMongo, inDatabase, lineTo, type TestMongo } from '../mongo/testDatabase.ts';
import { journalContract } from './contract.ts';
import { journalModelContract } from './model.ts';
import { createMongoJournal } from './mongo.ts';
import type { StoredBatch } from './mongoSchemas.ts';

const mongo = await findTestMongo();

if (mongo) {
  afterAll(() => mongo.stop());
  journalContract('MongoDB', () => makeStore(mongo));
  journalModelContract('MongoDB', () => makeStore(mongo), 15);
} else {
  describe('[room.2] the journal in MongoDB', () => {
    it.skip('[room.2] MongoDB: NOT RUN HERE, no mongod');
  });
}

async function makeStore({ uri }: TestMongo) {
  const own = inDatabase(uri, `belfry_test_${randomUUID().slice(0, 8)}`);
  const line = await lineTo(own);
  const direct = await mongoose.createConnection(own).asPromise();
  return {
    open: () => createMongoJournal({ uri: line?.uri ?? own, report: () => {} }),
    async tamper(world: string, seq: number, change: (events: string) => string) {
      const batches = direct.collection<StoredBatch>('batches');
      const batch = await batches.findOne({ world, after: { $lt: seq }, upTo: { $gte: seq } });
      if (!batch) throw new Error(`no batch holds ${seq}`);
      await batches.updateOne({ _id: batch._id }, { $set: { events: change(batch.events) } });
    },
    ...(line && { cut: line.cut, mend: line.mend }),
    async dispose() {
      await direct.dropDatabase();
      await direct.close();
      await line?.close();
    },
  };
}
