// Run by mongosh: makes mongo-1 … mongo-3 one replica set, once, and ends when one of them is primary.
/* global rs, db, sleep, quit */
try {
  rs.status();
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  const members = [1, 2, 3].map(number => ({ _id: number, host: `mongo-${number}:27017` }));
  rs.initiate({ _id: 'belfry', members });
}
for (let tries = 0; tries < 60; tries += 1) {
  if (db.hello().primary !== undefined) quit(0);
  sleep(1000);
}
quit(1);
