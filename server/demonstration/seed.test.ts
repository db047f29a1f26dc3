import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterOf } from '../../shared/alerts/letter.ts';
import { nextStep } from '../../shared/decisions/escalation.ts';
import type { Decision } from '../../shared/decisions/schema.ts';
import { standingOf } from '../../shared/decisions/standing.ts';
import { gapsIn } from '../../shared/duty/roster.ts';
import { convened, directorOf, vacantSeats } from '../../shared/organs/standing.ts';
import { callOrder } from '../../shared/people/callOrder.ts';
import { notifiedOf } from '../../shared/phases/standing.ts';
import type { Room } from '../../shared/room.ts';
import { createLocator } from '../../shared/territory/locate.ts';
import { territoryOf } from '../../shared/territory/rules.ts';
import { schematicPack } from '../../shared/territory/schematic.ts';
import type { Journal } from '../journal/port.ts';
import { createSqliteJournal } from '../journal/sqlite.ts';
import { rebuild } from '../room/keeper.ts';
import { missingCommunes } from './cast.ts';
import { type Seeded, seedDemonstration } from './seed.ts';

describe('[room.1] the demonstration room', () => {
  const folder = mkdtempSync(join(tmpdir(), 'belfry-'));
  let journal: Journal;
  let room: Room;
  let seeded: Seeded;

  beforeAll(async () => {
    journal = await createSqliteJournal({ file: join(folder, 'journal.sqlite') });
    const territory = territoryOf(createLocator(schematicPack()), '2026-11-24');
    seeded = await seedDemonstration({ journal, territory, now: new Date('2026-11-24T01:31:07Z'), newId: randomUUID });
    room = (await rebuild(journal, 'live')).room;
  });
  afterAll(async () => {
    await journal.close();
    rmSync(folder, { recursive: true });
  });

  it('is told by the same rules that hold for everyone, and says that it is a demonstration', () => {
    expect(room.about.room?.demonstration).toBe(true);
    expect(Object.values(room.incidents)).toHaveLength(5);
    expect(seeded.upTo).toBe(room.seq);
  });

  it('gives every commune a liaison officer with an account', () => {
    expect(missingCommunes()).toEqual([]);
    expect(seeded.accounts.map(a => a.account)).toEqual(
      expect.arrayContaining([
        'operator',
        'officer',
        'high-official',
        'mayor-21004',
        'liaison-21019',
        'zone-5344',
        'video',
        'police-5339',
        'auditor',
        'admin',
      ]),
    );
  });

  it('tells the night at its own times: the phase was decided seventeen minutes before now', () => {
    const [phase] = Object.values(room.phases);
    expect(phase?.declared.decidedAt).toBe('2026-11-24T01:14:00.000Z');
    expect(phase?.declared.how).toBe('telephone');
  });

  it('leaves two communes silent', () => {
    const alert = Object.values(room.alerts).find(a => a.kind === 'warning' && a.status === 'issued');
    const letters = Object.values(alert?.receipts ?? {}).map(r => `${r.recipient} ${letterOf(r)}`);
    expect(letters.filter(l => l.endsWith('E'))).toEqual(['21008 E', '21016 E']);
  });

  it('[engine.3] closes the metro by a recorded decision: three carried it out, the transport company is silent', () => {
    const metro = Object.values(room.decisions).find(({ kind }) => kind === 'order') as Decision;
    expect(metro).toMatchObject({ how: 'telephone', decidedAt: '2026-11-24T01:14:00.000Z' });
    const now = Date.parse('2026-11-24T01:31:07Z');
    expect(Object.values(metro.receipts).map(r => `${r.recipient} ${standingOf(r, metro, now).state}`)).toEqual(
      expect.arrayContaining(['transport-dispatch silent', 'fire-dispatch executed', '5339 executed', '5344 executed']),
    );
    expect(metro.receipts['transport-dispatch']?.calls).toHaveLength(4);
    // The chain has been to its end: a server that starts with this room has no step to take.
    expect(Object.values(metro.receipts).map(r => nextStep(room, metro, r, '2026-11-24T01:31:07Z'))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('[engine.2] tells who had to be told of the phase; the committee sits without a D5, the command post has its director', () => {
    const [phase] = Object.values(room.phases);
    const notified = notifiedOf(room, phase!, 'declared', Date.parse('2026-11-24T01:31:07Z'));
    expect(notified).toMatchObject({ all: 11, got: 10, missing: ['dir-d5'], nobody: ['dir-d5'] });
    expect(phase?.consultations).toHaveLength(1);
    const [committee] = convened(room);
    expect(vacantSeats(room, committee!, '2026-11-24T01:31:07Z').map(s => s.seat)).toEqual(['d5']);
    const post = Object.values(room.posts).find(p => p.kind === 'pc-ops');
    expect(directorOf(room, post!.id, '2026-11-24T01:31:07Z')).toBeDefined();
  });

  it('leaves one alert for a second person to approve', () => {
    expect(Object.values(room.alerts).filter(a => a.status === 'draft')).toHaveLength(1);
  });

  it('[engine.1] knows who would be called for the transport company: the one on duty, then both deputies', () => {
    const called = callOrder(room, { kind: 'function', id: 'transport-dispatch' }, '2026-11-24T01:31:07Z');
    expect(called.map(c => [room.people[c.person]?.name, c.why])).toEqual([
      ['Dispatching STIB – MIVB', 'on-duty'],
      ['Rachid Benali', 'deputy'],
      ['Veerle Smets', 'deputy'],
    ]);
    expect(called.map(c => c.phone)).toEqual(['+3225550102', '+32470555105', '+32470555106']);
  });

  it('[engine.1] knows every organisation of the Region by both its names, and says where nobody would answer', () => {
    const organisations = Object.values(room.organisations);
    expect(organisations.filter(o => o.kind === 'commune')).toHaveLength(19);
    expect(organisations.filter(o => o.kind === 'hospital').length).toBeGreaterThanOrEqual(15);
    const holes = organisations.filter(
      ({ id }) => callOrder(room, { kind: 'organisation', id }, '2026-11-24T01:31:07Z').length === 0,
    );
    expect(holes.map(o => o.short?.fr ?? o.name.fr)).toContain('De Lijn');
    expect(holes.map(o => o.short?.fr ?? o.name.fr)).not.toContain('STIB');
  });

  it('[engine.1] names the hole of its roster: nobody at the video desk after four', () => {
    const gaps = gapsIn(room, '2026-11-24T01:31:07Z', '2026-11-24T04:00:00Z');
    expect(gaps.map(gap => [gap.post.function, gap.from])).toEqual([['video-operator', '2026-11-24T03:00:00.000Z']]);
  });
});
