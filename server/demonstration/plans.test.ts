import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingsOf } from '../../shared/obligations/standing.ts';
import { versionInForce, waitingOf } from '../../shared/plans/validity.ts';
import type { Room } from '../../shared/room.ts';
import { isLate, isOpen } from '../../shared/tasks/clock.ts';
import { createLocator } from '../../shared/territory/locate.ts';
import { COMMUNES } from '../../shared/territory/reference.ts';
import { territoryOf } from '../../shared/territory/rules.ts';
import { schematicPack } from '../../shared/territory/schematic.ts';
import type { Journal } from '../journal/port.ts';
import { createSqliteJournal } from '../journal/sqlite.ts';
import { rebuild } from '../room/keeper.ts';
import { seedDemonstration } from './seed.ts';

const NOW = '2026-11-24T01:31:07Z';

describe('[engine.6] the demonstration’s plans', () => {
  const folder = mkdtempSync(join(tmpdir(), 'belfry-'));
  let journal: Journal;
  let room: Room;

  beforeAll(async () => {
    journal = await createSqliteJournal({ file: join(folder, 'journal.sqlite') });
    const territory = territoryOf(createLocator(schematicPack()), '2026-11-24');
    await seedDemonstration({ journal, territory, now: new Date(NOW), newId: randomUUID });
    room = (await rebuild(journal, 'live')).room;
  });
  afterAll(async () => {
    await journal.close();
    rmSync(folder, { recursive: true });
  });

  it('are all approved; one new version waits for the High Official', () => {
    const plans = Object.values(room.plans);
    expect(plans).toHaveLength(6);
    expect(plans.every(p => versionInForce(p, NOW)?.number === 1)).toBe(true);
    expect(plans.filter(p => waitingOf(p)).map(p => p.kind)).toEqual(['rhythm']);
  });

  it('the general plan works for Madou since 02:15: some steps done, some late, some to come', () => {
    const [activation] = Object.values(room.activations);
    expect(activation?.activated.at).toBe('2026-11-24T01:15:00.000Z');
    const tasks = Object.values(room.tasks);
    const late = tasks.filter(t => isLate(t, Date.parse(NOW)));
    expect(tasks.filter(t => t.state === 'done').length).toBeGreaterThan(25);
    expect(late.length).toBeGreaterThan(10);
    expect(tasks.filter(t => isOpen(t) && !late.includes(t)).length).toBeGreaterThan(30);
    // The silence of the transport company shows on its card as it does in the receipts.
    expect(tasks.filter(t => t.owner.id === 'transport-dispatch' && t.state === 'done')).toEqual([]);
  });

  it('every commune has obligations kept and obligations open', () => {
    const states = COMMUNES.flatMap(({ nis }) => standingsOf(room, nis, '2026-11-24').map(s => s.state));
    for (const state of ['fulfilled', 'due-soon', 'overdue', 'unmet']) expect(states).toContain(state);
    expect(states.filter(s => s === 'fulfilled').length).toBeGreaterThan(states.length / 2);
  });
});
