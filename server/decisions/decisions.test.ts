import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../shared/decisions/schema.ts';
import type { Room } from '../../shared/room.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

const METRO = '5f0c1f4e-4a8e-4f0f-9c55-5c8a3f0f2c11';
const text = { fr: 'Fermer le métro', nl: 'Metro sluiten' };

describe('[engine.3] a decision over the wire', () => {
  let belfry: TestBelfry;
  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false });
  }, 60_000);
  afterAll(() => belfry?.stop());

  const order = {
    ...{ decision: METRO, kind: 'order' as const, headline: text, body: text, basis: 'special-law-1989-48' },
    to: { functions: ['transport-dispatch' as const], zones: ['5339', '5344'] },
  };
  const decisionAs = async (account: string): Promise<Decision | undefined> => {
    const { body } = await belfry.request('/api/room', { account });
    return (body as { state: Room }).state.decisions[METRO];
  };

  it('[engine.3] staff who decide by themselves are refused in their own language; the authority is not', async () => {
    const decidedAt = new Date().toISOString();
    const refused = await belfry.request('/api/commands', {
      ...{ account: 'operator', method: 'POST', headers: { 'accept-language': 'nl' } },
      body: { id: crypto.randomUUID(), world: 'live', type: 'decision.take', data: { ...order, decidedAt } },
    });
    expect(refused.status).toBe(403);
    expect((refused.body as { error: { message: string } }).error.message).toContain('de Hoge Ambtenaar');
    expect(await belfry.command('high-official', 'decision.take', { ...order, decidedAt })).toMatchObject({ ok: true });
  });

  it('[engine.3] each recipient sees its own receipt alone, and hears of no other’s over its socket', async () => {
    expect(Object.keys((await decisionAs('zone-5339'))?.receipts ?? {})).toEqual(['5339']);
    expect(await decisionAs('liaison-21004')).toBeUndefined();
    const zone = await belfry.connect('zone-5339');
    try {
      await belfry.command('zone-5344', 'decision.execute', { decision: METRO });
      await belfry.command('zone-5339', 'decision.understand', { decision: METRO });
      await zone.until(room => room.decisions[METRO]?.receipts['5339']?.understood !== undefined);
      expect(Object.keys(zone.room.decisions[METRO]?.receipts ?? {})).toEqual(['5339']);
    } finally {
      zone.close();
    }
    const centre = await decisionAs('operator');
    expect(centre?.receipts['5344']?.executed).toBeDefined();
    expect(centre?.receipts['5339']?.executed).toBeUndefined();
  });

  it('[engine.3] the same command again has its first answer and no second effect', async () => {
    const id = crypto.randomUUID();
    const data = { decision: METRO, reason: 'Effectif insuffisant' };
    const first = await belfry.command('stib', 'decision.refuse', data, id);
    expect(first).toMatchObject({ ok: true });
    expect(await belfry.command('stib', 'decision.refuse', data, id)).toEqual(first);
    const refusals = (await belfry.belfry.journal.read('live', 0, 10_000)).filter(e => e.type === 'decision.refused');
    expect(refusals).toHaveLength(1);
  });

  it('[engine.3] nobody but Belfry takes a step of a chain or says what was sent', async () => {
    for (const account of ['operator', 'high-official', 'admin']) {
      const step = { decision: METRO, recipient: 'transport-dispatch', step: 1 };
      expect(await belfry.command(account, 'decision.escalate', step)).toMatchObject({ error: { code: 'forbidden' } });
    }
  });
});
