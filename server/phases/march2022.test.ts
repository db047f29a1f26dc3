import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandData } from '../../shared/commands.ts';
import { derivedId } from '../../shared/derivedId.ts';
import { convened, vacantSeats } from '../../shared/organs/standing.ts';
import type { FunctionCode, Scope } from '../../shared/people/schema.ts';
import type { Room } from '../../shared/room.ts';
import { NIS_CODES } from '../../shared/territory/reference.ts';
import { upscaleState } from '../../shared/upscales/standing.ts';
import { startTestBelfry, type TestBelfry } from '../testing/belfry.ts';

/** Whoever holds an office in the spring of 2022. */
const OFFICES: readonly (readonly [who: string, code: FunctionCode, scope?: Scope])[] = [
  ['operator', 'regional-operator'],
  ['high-official', 'high-official'],
  ['minister', 'minister-interior'],
  ['minister-president', 'minister-president'],
  ['mayor-21004', 'mayor', { communes: ['21004'], zones: [] }],
  ['officer', 'information-manager'],
  ...(['1', '2', '3', '4'] as const).map(n => [`dir-d${n}`, `dir-d${n}`] as const),
  ['video', 'dir-d5'],
];
const criteria = Object.fromEntries(
  Array.from({ length: 9 }, (_, i) => [String(i + 1), `Ukraine, paramètre ${i + 1}`]),
) as CommandData<'phase.declare'>['criteria'];

describe('[engine.2] 15 March – 30 June 2022', () => {
  let belfry: TestBelfry;
  let now = new Date('2022-03-14T13:00:00Z');
  const mandates = new Map<string, string>();

  beforeAll(async () => {
    belfry = await startTestBelfry({ pictures: false, clock: () => now });
    for (const [who, code, scope = 'region'] of OFFICES) {
      const mandate = crypto.randomUUID();
      mandates.set(who, mandate);
      const person = belfry.personOf(who);
      await belfry.own('mandate.grant', { mandate, person, function: code, scope, from: '2021-07-26T00:00:00Z' });
    }
  });
  afterAll(async () => {
    await belfry?.stop();
  });
  const mandateOf = (who: string) => mandates.get(who) as string;
  /** At this moment of the clock; months end every session, so whoever acts signs in anew. */
  const at = async (iso: string, ...who: string[]) => {
    now = new Date(iso);
    for (const each of who) await belfry.signIn(each);
  };
  const room = async (who = 'high-official'): Promise<Room> =>
    ((await belfry.request('/api/room?world=live', { account: who })).body as { state: Room }).state;
  const yes = { ok: true };

  it('[engine.2] 15 March – 30 June 2022: asked and refused, consulted, declared without a site, five disciplines, lifted', async () => {
    const [upscale, consultation, declaration, organ] = Array.from({ length: 4 }, () => crypto.randomUUID()) as [
      string,
      string,
      string,
      string,
    ];
    // 14 March: CORES asks the Minister for the federal phase.
    await at('2022-03-14T13:00:00Z', 'operator', 'high-official');
    const asked = await belfry.command('operator', 'upscale.request', {
      ...{ upscale, phase: 'federale', as: 'cores', communes: [...NIS_CODES] },
      why: { fr: 'Accueil des personnes qui fuient l’Ukraine', nl: 'Opvang van wie uit Oekraïne vlucht' },
      deadline: '2022-03-15T08:00:00Z',
      decidedAt: '2022-03-14T12:40:00Z',
      decidedBy: { mandate: mandateOf('minister-president'), how: 'present' },
    });
    expect(asked).toMatchObject(yes);
    expect(Object.keys((await room()).decisions[derivedId(upscale, 'requested')]!.receipts)).toEqual([
      'minister-interior',
    ]);
    expect(upscaleState((await room()).upscales[upscale]!, Date.parse('2022-03-15T08:00:00Z'))).toBe('unanswered');

    // 15 March: the Minister does not follow. No phase follows from a request.
    await at('2022-03-15T07:40:00Z', 'minister', 'high-official', 'operator');
    const refused = {
      upscale,
      answer: 'refused',
      reason: 'Les moyens provinciaux suffisent',
      decidedAt: now.toISOString(),
    } as const;
    expect(await belfry.command('minister', 'upscale.answer', refused)).toMatchObject(yes);
    expect((await room()).phases).toEqual({});

    // The High Official consults the Minister-President and the mayors, then declares: no site, the whole Region.
    const consulted = await belfry.command('high-official', 'consultation.record', {
      ...{ consultation, phase: 'provinciale', how: 'telephone', consultedAt: '2022-03-15T07:35:00Z' },
      consulted: [
        { mandate: mandateOf('minister-president'), position: 'favourable', opinion: 'D’accord' },
        { mandate: mandateOf('mayor-21004'), position: 'favourable', opinion: 'Akkoord' },
      ],
    });
    expect(consulted).toMatchObject(yes);
    const data: CommandData<'phase.declare'> = {
      declaration,
      phase: 'provinciale',
      communes: [...NIS_CODES],
      criteria,
      decidedAt: now.toISOString(),
    };
    await belfry.signIn('mayor-21004');
    expect(await belfry.command('mayor-21004', 'phase.declare', data)).toMatchObject({
      ...{ ok: false, error: { code: 'forbidden', details: { authority: 'high-official' } } },
    });
    expect(
      await belfry.command('high-official', 'phase.declare', { ...data, consultations: [consultation] }),
    ).toMatchObject(yes);
    const declared = (await room()).phases[declaration]!;
    expect(declared).toMatchObject({ consultations: [consultation], declared: { how: 'self' } });
    expect(declared.incident).toBeUndefined();
    const told = Object.keys((await room()).decisions[derivedId(declaration, 'declared')]!.receipts);
    expect(told).toEqual(
      expect.arrayContaining([...NIS_CODES, 'minister-interior', 'national-crisis-centre', 'dir-d5']),
    );

    // The committee of the five disciplines sits the same day.
    await at('2022-03-15T15:00:00Z', 'operator', 'high-official');
    const decidedBy = { mandate: mandateOf('high-official'), how: 'telephone' } as const;
    const convening: CommandData<'organ.convene'> = {
      organ,
      kind: 'cc-prov',
      communes: ['21004'],
      decidedAt: now.toISOString(),
      decidedBy,
    };
    expect(await belfry.command('operator', 'organ.convene', convening)).toMatchObject(yes);
    for (const [seat, who] of [
      ['authority', 'high-official'],
      ['coordinator', 'officer'],
      ['d1', 'dir-d1'],
      ['d2', 'dir-d2'],
      ['d3', 'dir-d3'],
      ['d4', 'dir-d4'],
      ['d5', 'video'],
    ] as const) {
      const sits = { organ, seat, mandate: mandateOf(who), presence: 'present' } as const;
      expect(await belfry.command('operator', 'seat.take', sits)).toMatchObject(yes);
    }
    const sitting = await room();
    expect(vacantSeats(sitting, convened(sitting)[0]!, now.toISOString())).toEqual([]);

    // In May one parameter is said anew; the others keep the age of March.
    await at('2022-05-10T09:00:00Z', 'high-official');
    const anew = { declaration, criteria: { '8': 'Arrivées en baisse' }, decidedAt: now.toISOString() };
    expect(await belfry.command('high-official', 'phase.reassess', anew)).toMatchObject(yes);

    // 30 June: lifted, after three and a half months and a restart in between.
    await belfry.restart();
    await at('2022-06-30T14:00:00Z', 'high-official');
    const lift = { declaration, reason: 'Services ordinaires', decidedAt: now.toISOString() };
    expect(await belfry.command('high-official', 'phase.lift', lift)).toMatchObject(yes);
    const after = await room();
    expect(after.phases[declaration]).toMatchObject({
      criteria: { '1': 'Ukraine, paramètre 1', '8': 'Arrivées en baisse' },
      assessed: { '8': { decidedAt: '2022-05-10T09:00:00.000Z' } },
      lifted: { decidedAt: '2022-06-30T14:00:00.000Z' },
    });
    expect(Object.keys(after.decisions[derivedId(declaration, 'lifted')]!.receipts)).toContain('partner');
  });
});
