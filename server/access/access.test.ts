import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../records/open.ts';
import type { Records } from '../records/port.ts';
import { createAccounts } from './accounts.ts';
import { createPace } from './pace.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { createSessions, type Session } from './sessions.ts';
import { createSignInLimits } from './signInLimits.ts';

let now = new Date('2026-11-24T01:10:00Z');
const clock = () => now;
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const HOUR = 3_600_000;

describe('[room.4] a password', () => {
  it('is kept as Argon2id with 19 MiB and two passes, salted anew each time', async () => {
    const [one, two] = [await hashPassword('été 2026'), await hashPassword('été 2026')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword('été 2026'.normalize('NFD'), one)).toBe(true);
    expect(await verifyPassword('été 2027', one)).toBe(false);
  });

  it('agrees with the reference implementation of Argon2', async () => {
    // A vector of its own tests (phc-winner-argon2, src/test.c, Argon2id version 19, t=2, m=2^16, p=1).
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword('password', reference)).toBe(true);
    expect(await verifyPassword('passwore', reference)).toBe(false);
  });
});

describe('[room.4] accounts and sessions', () => {
  let folder: string;
  let records: Records;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'belfry-access-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    records = await openRecords({ dataFolder: await mkdtemp(join(folder, 'records-')) });
    return () => records.close();
  });
  const who = (account: string) => ({ account, person: 'p', device: 'd' });
  const lifetime = { idleMs: 12 * HOUR, absoluteMs: 24 * HOUR };

  it('stores no token: only its digest can be found', async () => {
    const sessions = createSessions({ records, clock });
    const { token, session } = await sessions.open(who('operator'), lifetime);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await sessions.find(token)).toMatchObject({ id: session.id, account: 'operator' });
    const stored = await records.shelf('sessions', ['account', 'id']).all();
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('ends a session that lies idle, and any at its last hour', async () => {
    const sessions = createSessions({ records, clock });
    const idle = await sessions.open(who('operator'), lifetime);
    const used = await sessions.open(who('operator'), lifetime);
    later(11 * HOUR);
    expect(await sessions.find(used.token)).toBeDefined();
    later(2 * HOUR);
    expect(await sessions.find(idle.token)).toBeUndefined();
    expect(await sessions.find(used.token)).toBeDefined();
    later(10.9 * HOUR);
    expect(await sessions.find(used.token)).toBeDefined();
    later(0.2 * HOUR);
    expect(await sessions.find(used.token)).toBeUndefined();
  });

  it('tells whoever must know that a session has ended, once', async () => {
    const sessions = createSessions({ records, clock });
    const ended: Session[] = [];
    sessions.onEnd(session => void ended.push(session));
    const { session } = await sessions.open(who('operator'), lifetime);
    expect(await sessions.isAlive(session.id)).toBe(true);
    await sessions.end(session);
    await sessions.end(session);
    expect(ended.map(each => each.id)).toEqual([session.id]);
    expect(await sessions.isAlive(session.id)).toBe(false);
  });

  it('lets nobody in by a disabled account, whose sessions are over', async () => {
    const sessions = createSessions({ records, clock });
    const accounts = createAccounts({ records, clock, endSessionsOf: sessions.endAllOf });
    expect(await accounts.add('video', 'p', 'open sesame')).toBe(true);
    expect(await accounts.add('video', 'q', 'other')).toBe(false);
    expect(await accounts.check('video', 'open sesame')).toMatchObject({ person: 'p' });
    expect(await accounts.check('video', 'other')).toBeUndefined();
    expect(await accounts.check('nobody', 'open sesame')).toBeUndefined();
    const { token } = await sessions.open(who('video'), lifetime);
    expect(await accounts.disable('video')).toBe(true);
    expect(await accounts.check('video', 'open sesame')).toBeUndefined();
    expect(await sessions.find(token)).toBeUndefined();
  });
});

describe('[room.10] limits', () => {
  it('slow down who guesses one account from one address, and let its owner in elsewhere', () => {
    const limits = createSignInLimits(clock);
    for (let i = 0; i < 8; i++) expect(limits.begin('operator', '192.0.2.1').wait).toBe(0);
    expect(limits.begin('operator', '192.0.2.1').wait).toBe(300);
    expect(limits.begin('operator', '192.0.2.2').wait).toBe(0);
    expect(limits.begin('officer', '192.0.2.1').wait).toBe(0);
    later(300_000);
    expect(limits.begin('operator', '192.0.2.1').wait).toBe(0);
  });

  it('stop a thousand addresses at one account, and one address at a thousand accounts', () => {
    const limits = createSignInLimits(clock);
    const spread = Array.from({ length: 100 }, (_, i) => limits.begin('operator', `192.0.2.${i}`).wait);
    expect(spread.filter(wait => wait === 0)).toHaveLength(60);
    const sprayed = Array.from({ length: 200 }, (_, i) => limits.begin(`liaison-${i}`, '198.51.100.1').wait);
    expect(sprayed.filter(wait => wait === 0)).toHaveLength(100);
  });

  it('count a success as nothing, however many there are', () => {
    const limits = createSignInLimits(clock);
    for (let i = 0; i < 500; i++) {
      const begun = limits.begin('operator', '203.0.113.1');
      expect(begun.wait).toBe(0);
      if ('succeeded' in begun) begun.succeeded();
    }
  });

  it('give a burst, then so many a second, and say how long to wait', () => {
    const pace = createPace({ perSecond: 2, burst: 3, clock });
    expect([1, 2, 3, 4].map(() => pace.take('a'))).toEqual([0, 0, 0, 1]);
    expect(pace.take('b')).toBe(0);
    later(500);
    expect([pace.take('a'), pace.take('a')]).toEqual([0, 1]);
    later(60_000);
    expect([1, 2, 3, 4].map(() => pace.take('a'))).toEqual([0, 0, 0, 1]);
  });
});
