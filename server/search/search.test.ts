import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maySee } from '../../shared/access/audience.ts';
import { nextAsk } from '../../shared/testing/commands.ts';
import { TOWN } from '../../shared/testing/people.ts';
import { inside } from '../../shared/testing/places.ts';
import { createRandom, idOf } from '../../shared/testing/random.ts';
import { askOf, createDesk, type Desk } from '../room/testing/desk.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import { docsAfter } from './documents.ts';
import { type SearchQuery, search } from './search.ts';
import { openSearchIndex, type SearchIndex } from './searchIndex.ts';

let folder: string;
let index: SearchIndex;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belfry-search-'));
  index = openSearchIndex(join(folder, 'search.sqlite'));
});
afterEach(async () => {
  await index.close();
  await rm(folder, { recursive: true, force: true });
});

const indexed = (desk: Desk) => index.put('live', desk.room.seq, docsAfter(desk.events, desk.room));
const found = (desk: Desk, who: string, q: string, more: Partial<SearchQuery> = {}) =>
  search(index, desk.room, desk.viewer(who), { world: 'live', q, limit: 100, ...more }, { language: 'fr', now: NOW });
const NOW = Date.parse('2026-11-24T03:00:00Z');

function night(): Desk {
  const desk = createDesk();
  for (const [key, nis] of [
    ['Madou', '21014'],
    ['Uccle', '21016'],
  ] as const)
    desk.does('operator', 'incident.open', {
      incident: idOf(key),
      kind: 'incident',
      title: key,
      severity: 'severe',
      point: inside(nis),
    });
  const line = (who: string, key: string, incident: string, text: unknown, more: object = {}) => {
    desk.now = new Date(Date.parse(desk.now) + 60_000).toISOString();
    desk.does(who, 'log.write', { entry: idOf(key), incident: idOf(incident), text, ...more });
  };
  line('operator', 'smoke', 'Madou', { fr: 'Fumées au quai', nl: 'Rook op het perron' }, { source: 'S' });
  line('dir-d1', 'leave', 'Madou', 'Quai évacué, deux blessés', { source: 'D1' });
  line('operator', 'flood', 'Uccle', 'Cave inondée, quai de la Senne évacué', { source: 'D4' });
  return desk;
}

describe('[engine.5] search in the log', () => {
  it('finds by any form of a word, with or without accents, in either language, and marks it', async () => {
    const desk = night();
    await indexed(desk);
    for (const q of ['fumée', 'fumee', 'FUMÉES', 'fum', 'rook', 'rook perr'])
      expect(
        (await found(desk, 'operator', q)).map(h => h.id),
        q,
      ).toEqual([idOf('smoke')]);
    const [hit] = await found(desk, 'operator', 'évacuation blesse');
    expect(hit?.marks.map(([from, to]) => hit.text.slice(from, to))).toEqual(['évacué', 'blessés']);
    expect(await found(desk, 'operator', 'incendie')).toEqual([]);
  });

  it('chooses by incident, source, author and time', async () => {
    const desk = night();
    await indexed(desk);
    const ids = async (more: Partial<SearchQuery>) =>
      (await found(desk, 'operator', 'quai', more)).map(h => h.id).sort();
    const all = [idOf('smoke'), idOf('leave'), idOf('flood')];
    expect(await ids({})).toEqual([...all].sort());
    expect(await ids({ incident: idOf('Uccle') })).toEqual([idOf('flood')]);
    expect(await ids({ source: 'D1' })).toEqual([idOf('leave')]);
    const author = desk.room.log[idOf('leave')]?.written.by.person as string;
    expect(await ids({ author })).toEqual([idOf('leave')]);
    const from = desk.room.log[idOf('leave')]?.written.at as string;
    expect(await ids({ from })).toEqual([idOf('leave'), idOf('flood')].sort());
    expect(await ids({ from, to: from })).toEqual([idOf('leave')]);
    expect(await ids({ from: '2027-01-01T00:00:00Z' })).toEqual([]);
  });

  it('finds a corrected line by what it says now and by what it said', async () => {
    const desk = night();
    desk.does('operator', 'log.correct', { entry: idOf('flood'), text: 'Garage inondé', reason: 'visité' });
    await indexed(desk);
    expect((await found(desk, 'operator', 'garage'))[0]?.text).toBe('Garage inondé');
    expect((await found(desk, 'operator', 'cave')).map(h => h.id)).toEqual([idOf('flood')]);
  });

  it('takes nothing that is typed for syntax', async () => {
    const desk = night();
    await indexed(desk);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.constantFrom('"', 'a OR b', 'NEAR(x)', '*', 'terms:quai', "'; DROP", '-quai', '('),
        ),
        async q => {
          expect(Array.isArray(await found(desk, 'operator', q))).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives a reader nothing that it may not see, whatever the night brought and whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async seed => {
        const random = createRandom(seed);
        const desk = createDesk();
        for (let act = 0; act < 150; act++) {
          desk.now = new Date(Date.parse(desk.now) + random.whole(0, 90_000)).toISOString();
          askOf(desk, nextAsk(random, desk.room, desk.now));
        }
        await index.renew();
        await indexed(desk);
        for (const { key } of TOWN) {
          const viewer = desk.viewer(key);
          for (const q of ['rook', 'fumee', 'neuve', 'panne', 'x']) {
            const hits = await found(desk, key, q);
            for (const { collection, id } of hits)
              expect(
                maySee(desk.room, viewer, collection, desk.room[collection][id] as never),
                `${key} ${collection}`,
              ).toBe(true);
            // And nothing less: what they see of the log under these words is found.
            if (hits.length === 100) continue;
            const seen = Object.values(desk.room.log).filter(entry => maySee(desk.room, viewer, 'log', entry));
            const own = seen.filter(e => /neuve/i.test(JSON.stringify(e.text))).map(e => e.id);
            if (q === 'neuve') expect(hits.map(h => h.id)).toEqual(expect.arrayContaining(own));
          }
        }
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});

describe('[engine.5] the index behind the journal', () => {
  let town: TestBelfry;
  afterEach(() => town.stop());
  const ask = async (q: string, account = 'operator') => {
    const { status, body } = await town.request(`/api/search?q=${encodeURIComponent(q)}`, { account });
    return status === 200 ? (body as { hits: { id: string; text: string }[] }).hits : status;
  };

  it('has what was acknowledged, also after a restart, and after it was lost or broken', async () => {
    town = await startTestBelfry();
    const entry = crypto.randomUUID();
    await town.command('operator', 'log.write', { entry, text: 'Fumées au quai' });
    expect(await ask('fumee quai')).toMatchObject([{ id: entry }]);
    await town.restart();
    expect(await ask('fumee')).toMatchObject([{ id: entry }]);
    await town.halt();
    await Promise.all(['', '-wal', '-shm'].map(part => rm(join(town.folder, `search.sqlite${part}`), { force: true })));
    await town.resume();
    await expect.poll(() => ask('fumee'), { timeout: 20_000 }).toMatchObject([{ id: entry }]);
    await town.halt();
    await writeFile(join(town.folder, 'search.sqlite'), 'this is no database, whatever its name says'.repeat(200));
    await town.resume();
    await expect.poll(() => ask('fumee'), { timeout: 20_000 }).toMatchObject([{ id: entry }]);
  }, 60_000);

  it('asks who is there, and answers in their language', async () => {
    town = await startTestBelfry();
    expect((await town.request('/api/search?q=x')).status).toBe(401);
    const wrong = await town.request('/api/search?q=x&source=Z9', {
      account: 'operator',
      headers: { 'accept-language': 'nl' },
    });
    expect(wrong).toMatchObject({ status: 400, body: { error: { path: 'source' } } });
    const entry = crypto.randomUUID();
    await town.command('operator', 'log.write', { entry, text: 'Fumées au quai' });
    expect(await ask('fumee', 'liaison-21004')).toEqual([]);
  }, 60_000);
});
