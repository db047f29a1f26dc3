import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthorityLink } from '../../shared/links/schema.ts';
import { inside } from '../../shared/testing/places.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

describe('[engine.10] an authority link, through HTTP', () => {
  let belfry: TestBelfry;
  /** The server's clock, which the tests set forward; it never runs back. */
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  beforeAll(async () => {
    belfry = await startTestBelfry({ clock });
    const incident = crypto.randomUUID();
    const told = { kind: 'incident', category: 'smoke', severity: 'severe', title: 'Chez Dupont' } as const;
    expect(
      await belfry.command('operator', 'incident.open', { incident, ...told, point: inside('21004') }),
    ).toMatchObject({ ok: true });
  });
  afterAll(() => belfry?.stop());

  const mandateOf = (account: string): string =>
    Object.values(belfry.belfry.worlds.live.room.mandates).find(m => m.person === belfry.personOf(account))
      ?.id as string;
  const room = () => belfry.belfry.worlds.live.room;
  const make = (account: string, more: object = {}, id = crypto.randomUUID()) =>
    belfry.request('/api/links', {
      ...{ account, method: 'POST' },
      body: {
        id,
        data: {
          link: crypto.randomUUID(),
          level: 'situation',
          mandate: mandateOf('mayor-21004'),
          expiresAt: new Date(clock().getTime() + 3_600_000).toISOString(),
          maxViews: 20,
          ...more,
        },
      },
    });
  const given = async (more: object = {}) => {
    const link = crypto.randomUUID();
    const answer = await make('operator', { link, ...more });
    expect(answer.status).toBe(201);
    return { link, token: (answer.body as { token: string }).token };
  };
  /** Every reader comes from the loopback here: a second for each look keeps them within the pace. */
  const open = async (token: string, language = 'fr-BE') => {
    ahead += 5_000;
    return belfry.request(`/link/${token}`, { headers: { 'accept-language': language } });
  };
  const until = async (what: (link: AuthorityLink | undefined) => boolean, link: string) => {
    const deadline = Date.now() + 20_000;
    while (!what(room().links[link]) && Date.now() < deadline) await new Promise(done => setTimeout(done, 20));
    return room().links[link];
  };

  it('opens without account or script, in the reader’s language first and in both', async () => {
    const { token } = await given();
    const french = await open(token);
    expect(french.status).toBe(200);
    expect(french.headers.get('content-type')).toContain('text/html');
    const page = french.body as string;
    expect(page.indexOf('Fumée')).toBeGreaterThan(0);
    expect(page.indexOf('Fumée')).toBeLessThan(page.indexOf('>Rook'));
    expect(page).not.toMatch(/<script|Dupont/);
    const dutch = (await open(token, 'nl')).body as string;
    expect(dutch).toContain('<html lang="nl">');
    expect(dutch.indexOf('>Rook')).toBeLessThan(dutch.indexOf('Fumée'));
  });

  it('keeps nothing and tells nobody: no store, no referrer, no index, the headers of every page', async () => {
    const { headers } = await open((await given()).token);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('set-cookie')).toBeNull();
    const style = await belfry.request('/link/link.css');
    expect(style.status).toBe(200);
    expect((await belfry.request('/link/b612-400.woff2')).status).toBe(200);
  });

  it('counts each look, and tells the room how often and when', async () => {
    const { link, token } = await given();
    for (let i = 0; i < 3; i++) expect((await open(token)).status).toBe(200);
    const told = await until(known => known?.views === 3, link);
    expect(told).toMatchObject({ views: 3, created: { by: { person: belfry.personOf('operator') } } });
    expect(told?.lastViewedAt).toBeDefined();
  });

  it('no more looks than were given, however many open it at once, also after a restart', async () => {
    const { token } = await given({ maxViews: 4 });
    ahead += 60_000;
    const looks = await Promise.all(Array.from({ length: 8 }, () => belfry.request(`/link/${token}`)));
    expect(looks.map(l => l.status).filter(status => status === 200)).toHaveLength(4);
    await belfry.restart();
    expect((await open(token)).status).toBe(404);
  });

  it('ended, taken back, unknown and guessed links give one and the same answer', async () => {
    const [expiring, revoked] = [await given(), await given({ level: 'operational' })];
    expect((await open(revoked.token)).status).toBe(200);
    expect(await belfry.command('officer', 'link.revoke', { link: revoked.link })).toMatchObject({ ok: true });
    ahead += 2 * 3_600_000;
    const answers = [
      await open(expiring.token),
      await open(revoked.token),
      await open('A'.repeat(43)),
      await open('x'),
      await open(expiring.link),
      await open('%00'),
    ];
    expect(answers.map(a => a.status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(new Set(answers.map(a => a.body)).size).toBe(1);
    const headersOf = (a: (typeof answers)[number]) => [...a.headers.keys()].filter(name => name !== 'date').sort();
    for (const answer of answers) expect(headersOf(answer)).toEqual(headersOf(answers[0] as (typeof answers)[number]));
  });

  it('whoever guesses is slowed', async () => {
    ahead += 120_000;
    const tries = await Promise.all(
      Array.from({ length: 60 }, (_each, i) => belfry.request(`/link/${String(i).padStart(43, 'g')}`)),
    );
    const slowed = tries.filter(({ status }) => status === 429);
    expect(slowed.length).toBeGreaterThan(20);
    expect(slowed[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
    ahead += 120_000;
  });

  it('the secret is told once and kept nowhere: not in the room, not in an event, not in the records', async () => {
    const { link, token } = await given();
    const { body } = await belfry.request('/api/events?world=live&after=0&limit=2000', { account: 'auditor' });
    expect(JSON.stringify(body)).toContain(link);
    expect(JSON.stringify(body)).not.toContain(token);
    expect(JSON.stringify(room())).not.toContain(token);
    for (const name of await readdir(belfry.folder, { recursive: true })) {
      const kept = await readFile(join(belfry.folder, name)).catch(() => Buffer.alloc(0));
      expect(kept.includes(token), name).toBe(false);
    }
  });

  it('is given by whoever may, and by nobody else', async () => {
    for (const account of ['mayor-21004', 'liaison-21004', 'video', 'auditor'])
      expect((await make(account)).status, account).toBe(403);
    const nobody = await belfry.request('/api/links', { method: 'POST', body: {} });
    expect(nobody.status).toBe(401);
    const long = await make('officer', { expiresAt: new Date(clock().getTime() + 73 * 3_600_000).toISOString() });
    expect(long).toMatchObject({ status: 422, body: { ok: false, error: { path: 'data.expiresAt' } } });
    expect((await make('officer', { link: 'x' })).status).toBe(400);
    expect((await make('high-official')).status).toBe(201);
  });

  it('[engine.1] how many devices a person has is known to the centre, their addresses to nobody', async () => {
    const centre = await belfry.request('/api/people/devices', { account: 'operator' });
    expect(centre).toMatchObject({ status: 200, body: { devices: {} } });
    expect((await belfry.request('/api/people/devices', { account: 'liaison-21004' })).status).toBe(403);
    expect((await belfry.request('/api/people/devices')).status).toBe(401);
  });
});
