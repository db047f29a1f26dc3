import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, describe, it } from 'vitest';
import { findTestMongo, inDatabase, lineTo, type TestMongo } from '../mongo/testDatabase.ts';
import { recordsContract } from './contract.ts';
import { createMongoRecords } from './mongo.ts';

const mongo = await findTestMongo();

if (mongo) {
  afterAll(() => mongo.stop());
  recordsContract('MongoDB', () => makeStore(mongo));
} else {
  describe('[room.2] records in MongoDB', () => {
    it.skip('[room.2] MongoDB: NOT RUN HERE, no mongod');
  });
}

async function makeStore({ uri }: TestMongo) {
  const own = inDatabase(uri, `belfry_test_${randomUUID().slice(0, 8)}`);
  const line = await lineTo(own);
  return {
    open: () => createMongoRecords({ uri: line?.uri ?? own }),
    ...(line && { cut: line.cut, mend: line.mend }),
    async dispose() {
      const direct = await mongoose.createConnection(own).asPromise();
      await direct.dropDatabase();
      await direct.close();
      await line?.close();
    },
  };
}
