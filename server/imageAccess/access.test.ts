import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';
import type { AccessRow } from './rows.ts';

let test: TestBelfry;
const uuid = () => crypto.randomUUID();
const [camera, police, incident] = [uuid(), uuid(), uuid()];
const look = uuid();
beforeAll(async () => {
  test = await startTestBelfry();
  const source = { kind: 'test' } as const;
  await test.own('feed.register', {
    ...{ feed: camera, name: { fr: '=Quai, "1"', nl: 'Perron' }, owner: 'STIB', regime: 'transport', source },
    point: [4.3695, 50.8537],
  });
  await test.own('feed.register', {
    ...{ feed: police, name: { fr: 'Régent', nl: 'Regent' }, owner: 'ZP 5339', regime: 'police', source },
    point: [4.3683, 50.8463],
  });
  await test.command('operator', 'incident.open', {
    ...{ incident, kind: 'incident', title: { fr: 'Fumée', nl: 'Rook' }, severity: 'severe', point: [4.3695, 50.8537] },
  });
  expect(await test.command('operator', 'feed.watch', { look, feed: camera, incident })).toMatchObject({ ok: true });
  await test.command('operator', 'feed.unwatch', { look });
  expect(
    await test.command('police-5339', 'feed.watch', {
      look: uuid(),
      feed: police,
      purpose: 'Suivi',
      basis: 'LFP 25/3',
    }),
  ).toMatchObject({ ok: true });
});
afterAll(() => test.stop());

interface Page {
  readonly journal: { readonly upTo: number; readonly hash: string };
  readonly entries: readonly AccessRow[];
  readonly next?: number;
}
const read = async (account: string, query = '') => {
  const { status, body } = await test.request(`/api/image-access${query}`, { account });
  return { status, page: body as Page };
};

describe('[video.4] the register of looks at images', () => {
  it('says who, under which function, which camera, why, on which basis, from when to when', async () => {
    const { status, page } = await read('auditor', '?kind=look');
    expect(status).toBe(200);
    expect(page.entries).toMatchObject([
      { kind: 'look', cameraName: 'Régent', basis: 'LFP 25/3', regime: 'police', function: 'zone-images', to: null },
      {
        ...{ kind: 'look', camera, person: test.personOf('operator'), function: 'regional-operator' },
        ...{ incident, incidentTitle: 'Fumée', purpose: 'incident : Fumée', basis: null },
      },
    ]);
    expect(page.entries[1]!.to).not.toBeNull();
  });

  it('gives the D3 its own cameras alone, and nobody else anything', async () => {
    const { page } = await read('police-5339');
    expect(page.entries.map(entry => entry.camera)).toEqual([police]);
    expect((await read('police-5339', `?feed=${camera}`)).status).toBe(422);
    for (const who of ['operator', 'video', 'admin', 'liaison-21004']) expect((await read(who)).status, who).toBe(403);
    expect((await test.request('/api/image-access')).status).toBe(401);
  });

  it('is found by person, camera, incident and time', async () => {
    const found = async (query: string) => (await read('auditor', `?kind=look&${query}`)).page.entries.length;
    expect(await found(`person=${test.personOf('operator')}`)).toBe(1);
    expect(await found(`person=${test.personOf('admin')}`)).toBe(0);
    expect(await found(`feed=${police}`)).toBe(1);
    expect(await found(`incident=${incident}`)).toBe(1);
    expect(await found('to=2020-01-01T00:00:00Z')).toBe(0);
    // What still lasts overlaps every later time.
    expect(await found('from=2090-01-01T00:00:00Z')).toBe(1);
    expect((await read('auditor', '?from=yesterday')).status).toBe(400);
    expect((await read('auditor', '?surprise=1')).status).toBe(400);
  });

  it('is read in pages without a line twice, and each reading is a line of it', async () => {
    const first = (await read('auditor', '?limit=2')).page;
    const all = [...first.entries];
    for (let { next } = first; next !== undefined; ) {
      const { page } = await read('auditor', `?limit=2&before=${next}`);
      all.push(...page.entries);
      next = page.next;
    }
    const whole = (await read('auditor', '?limit=500')).page;
    // The last reading is the one line more.
    expect(all).toEqual(whole.entries.slice(1));
    expect(whole.entries[0]).toMatchObject({
      kind: 'consultation',
      person: test.personOf('auditor'),
      function: 'auditor',
    });
  });

  it('names the chain that it was read from: the journal’s own', async () => {
    const { page } = await read('auditor');
    const verdict = await test.belfry.journal.verify('live');
    expect(verdict).toMatchObject({ ok: true, upTo: page.journal.upTo, hash: page.journal.hash });
  });

  it('comes as CSV that a spreadsheet reads as text, and as JSON Lines, and says so in the register', async () => {
    const csv = await test.request('/api/image-access?format=csv&kind=look', { account: 'auditor' });
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(csv.headers.get('belfry-journal')).toMatch(/^\d+ [0-9a-f]{64}$/);
    const [head, ...lines] = String(csv.body).trimEnd().split('\r\n');
    expect(head).toMatch(/^position,kind,from,to,person,/);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(`"'=Quai, ""1"""`);
    const jsonl = await test.request('/api/image-access?format=jsonl&kind=look', { account: 'auditor' });
    const [journal, ...rows] = String(jsonl.body)
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(journal.journal.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(rows).toHaveLength(2);
    const { page } = await read('auditor', '?kind=consultation');
    expect(page.entries.slice(1, 3).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('format=jsonl'),
      expect.stringContaining('format=csv'),
    ]);
  });

  it('is the same after a restart: it lives in the journal and nowhere else', async () => {
    const looks = async () => (await read('auditor', '?kind=look')).page.entries;
    const closed = (await looks()).filter(({ to }) => to !== null);
    expect(closed.map(entry => entry.camera)).toEqual([camera]);
    await test.restart();
    const after = await looks();
    expect(after).toHaveLength(2);
    for (const entry of closed) expect(after).toContainEqual(entry);
  });
});
