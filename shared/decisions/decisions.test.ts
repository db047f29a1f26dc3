import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import type { Event } from '../protocol.ts';
import { answerable } from '../recipients/recipients.ts';
import { nextAsk } from '../testing/commands.ts';
import { mandateId, NIGHT, personId, TOWN } from '../testing/people.ts';
import { createRandom, idOf } from '../testing/random.ts';
import '../testing/properties.ts';
import { mayLift } from './authority.ts';
import { BASES, basesOn, basisOn } from './bases.ts';
import { CHAINS } from './chains.ts';
import { callToMake, nextStep } from './escalation.ts';
import { openMeasures } from './measures.ts';
import type { Decision, DecisionReceipt } from './schema.ts';
import { standingOf } from './standing.ts';

const text = (fr: string, nl: string) => ({ fr, nl });
const METRO = idOf('decision metro');
const CLOSE = {
  decision: METRO,
  kind: 'order',
  headline: text('Fermer le métro, lignes 2 et 6', 'Metro sluiten, lijnen 2 en 6'),
  body: text('Arrêtez les rames de Rogier à Trône.', 'Leg de metrostellen stil van Rogier tot Troon.'),
  basis: 'special-law-1989-48',
  to: { functions: ['transport-dispatch', 'fire-dispatch'], zones: ['5339', '5344'] },
  decidedAt: NIGHT,
};
/** A town in which the transport company has a second person, in office for less long. */
const WITH_ALTERNATE = [
  ...TOWN,
  {
    key: 'stib-2',
    person: personId('stib-2'),
    mandates: [
      {
        mandate: mandateId('stib-2'),
        function: 'transport-dispatch' as const,
        scope: 'region' as const,
        from: '2026-03-01T00:00:00Z',
      },
    ],
  },
];
const decisionOf = (desk: Desk, id = METRO) => desk.room.decisions[id] as Decision;
const receiptOf = (desk: Desk, recipient: string, id = METRO) =>
  decisionOf(desk, id).receipts[recipient] as DecisionReceipt;
const later = (seconds: number) => new Date(Date.parse(NIGHT) + seconds * 1_000).toISOString();
const stateOf = (desk: Desk, recipient: string, id = METRO) =>
  standingOf(receiptOf(desk, recipient, id), decisionOf(desk, id), Date.parse(desk.now)).state;

describe('[engine.3] taking a decision', () => {
  it('[engine.3] an order of the High Official names its recipients, its basis in the version of the day, its authority', () => {
    const desk = createDesk();
    desk.does('high-official', 'decision.take', CLOSE);
    expect(decisionOf(desk)).toMatchObject({
      ...{ kind: 'order', how: 'self', authority: mandateId('high-official'), patience: 60 },
      basis: { id: 'special-law-1989-48', version: '1989' },
    });
    expect(Object.keys(decisionOf(desk).receipts)).toEqual(
      expect.arrayContaining(['5339', '5344', 'transport-dispatch', 'fire-dispatch']),
    );
  });

  it('[engine.3] staff record what an authority decided, how it was given and both times; they never decide', () => {
    const desk = createDesk();
    desk.now = later(300);
    const decidedBy = { mandate: mandateId('high-official'), how: 'telephone' };
    expect(desk.ask('operator', 'decision.take', CLOSE)).toMatchObject({ reason: 'decision-wrong-authority' });
    desk.does('operator', 'decision.take', { ...CLOSE, decidedBy });
    expect(decisionOf(desk)).toMatchObject({
      ...{ how: 'telephone', decidedAt: NIGHT, authority: mandateId('high-official') },
      entered: { at: later(300), by: { person: personId('operator') } },
    });
  });

  it('[engine.3] a mayor decides on the ground of the commune alone', () => {
    const desk = createDesk();
    const elsewhere = { ...CLOSE, to: { communes: ['21013'] } };
    expect(desk.ask('mayor-21004', 'decision.take', elsewhere)).toMatchObject({ reason: 'decision-wrong-authority' });
    desk.does('mayor-21004', 'decision.take', { ...CLOSE, basis: 'ncl-134', to: { communes: ['21004'] } });
  });

  it('[engine.3] an order without a legal basis is refused, as is a basis that did not hold that day', () => {
    const desk = createDesk();
    const { basis: _basis, ...without } = CLOSE;
    expect(desk.ask('high-official', 'decision.take', without)).toMatchObject({ reason: 'basis-required' });
    expect(desk.ask('high-official', 'decision.take', { ...CLOSE, basis: 'nothing' })).toMatchObject({
      reason: 'unknown-basis',
    });
    desk.does('high-official', 'decision.take', { ...without, kind: 'notification' });
  });

  it('[engine.3] the catalogue gives one version a day: an amended text keeps its name and gains a version', () => {
    expect(basisOn('rd-2019-coordination', '2016-03-22T08:50:00Z')?.version).toBe('2006');
    expect(basisOn('rd-2019-coordination', NIGHT)?.version).toBe('2019');
    for (const { validFrom } of BASES) {
      const ids = basesOn(validFrom).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('[engine.3] each recipient from sent to lifted', () => {
  it('[engine.3] carries each stage once, with its time and its person; a later one includes the earlier', () => {
    const desk = createDesk();
    desk.does('high-official', 'decision.take', CLOSE);
    desk.now = later(20);
    desk.does('stib', 'decision.receive', { decision: METRO, device: 'phone' });
    desk.now = later(40);
    desk.does('stib', 'decision.execute', { decision: METRO, note: 'Rames arrêtées' }, later(35));
    expect(receiptOf(desk, 'transport-dispatch')).toMatchObject({
      received: { at: later(20), by: { person: personId('stib') } },
      understood: { actedAt: later(35), at: later(40) },
      executed: { actedAt: later(35), note: 'Rames arrêtées' },
    });
    expect(desk.does('stib', 'decision.understand', { decision: METRO })).toEqual([]);
  });

  it('[engine.3] a recipient refuses with its reason; what was carried out can no longer be refused', () => {
    const desk = createDesk();
    desk.does('high-official', 'decision.take', CLOSE);
    desk.does('zone-5339', 'decision.refuse', { decision: METRO, reason: 'Effectif insuffisant' });
    expect(stateOf(desk, '5339')).toBe('refused');
    desk.does('siamu', 'decision.execute', { decision: METRO });
    expect(desk.ask('siamu', 'decision.refuse', { decision: METRO, reason: 'Non' })).toMatchObject({
      reason: 'already-executed',
    });
    // Who refused and carries it out after all is done with it.
    desk.does('zone-5339', 'decision.execute', { decision: METRO });
    expect(stateOf(desk, '5339')).toBe('executed');
  });

  it('[engine.3] the authority lifts it, and each recipient confirms that it is undone', () => {
    const desk = createDesk();
    desk.does('high-official', 'decision.take', CLOSE);
    expect(desk.ask('stib', 'decision.confirm-lifted', { decision: METRO })).toMatchObject({ reason: 'not-lifted' });
    desk.now = later(3_600);
    const lift = { decision: METRO, reason: text('Fin du désenfumage', 'Rookafvoer beëindigd'), decidedAt: desk.now };
    expect(desk.ask('mayor-21004', 'decision.lift', lift)).toMatchObject({ code: 'rejected' });
    desk.does('high-official', 'decision.lift', lift);
    expect(stateOf(desk, 'transport-dispatch')).toBe('undoing');
    desk.does('stib', 'decision.confirm-lifted', { decision: METRO });
    expect(stateOf(desk, 'transport-dispatch')).toBe('undone');
    expect(receiptOf(desk, '5339').lifted).toBeUndefined();
  });

  it('[engine.3] past its deadline an order that is not carried out is late', () => {
    const desk = createDesk();
    desk.does('high-official', 'decision.take', { ...CLOSE, deadline: later(600) });
    desk.does('siamu', 'decision.understand', { decision: METRO });
    desk.does('zone-5339', 'decision.execute', { decision: METRO });
    desk.now = later(600);
    expect([stateOf(desk, 'fire-dispatch'), stateOf(desk, '5339')]).toEqual(['late', 'executed']);
  });

  it('[engine.3] staff write down what they heard by telephone: whose word it is, and who wrote it', () => {
    const desk = createDesk();
    desk.does('high-official', 'decision.take', CLOSE);
    const call = { decision: METRO, recipient: 'transport-dispatch', name: 'Dispatching STIB' };
    desk.does('operator', 'decision.record-call', { ...call, answered: false });
    expect(stateOf(desk, 'transport-dispatch')).toBe('sending');
    desk.does('operator', 'decision.record-call', { ...call, answered: true, stage: 'executed' });
    expect(receiptOf(desk, 'transport-dispatch')).toMatchObject({
      executed: { heardFrom: 'Dispatching STIB', by: { person: personId('operator') } },
      calls: [{ outcome: 'no-answer' }, { outcome: 'answered', stage: 'executed' }],
    });
    expect(desk.ask('stib', 'decision.record-call', { ...call, answered: true })).toMatchObject({ code: 'forbidden' });
    expect(desk.ask('operator', 'decision.record-call', { ...call, answered: false, stage: 'executed' })).toMatchObject(
      { code: 'invalid' },
    );
  });

  it('[engine.3] a measure stays open until an authority keeps it or lifts it', () => {
    const desk = createDesk();
    desk.does('high-official', 'decision.take', { ...CLOSE, kind: 'measure', to: { communes: ['21004'] } });
    expect(openMeasures(desk.room).map(({ id }) => id)).toEqual([METRO]);
    const keep = { decision: METRO, mandate: mandateId('mayor-21004'), reason: 'Reprise par la commune' };
    expect(desk.ask('stib', 'decision.maintain', keep)).toMatchObject({ code: 'forbidden' });
    desk.does('high-official', 'decision.maintain', { ...keep, mandate: mandateId('high-official') });
    expect(openMeasures(desk.room)).toEqual([]);
  });
});

describe('[engine.3] the escalation chain', () => {
  const order = (desk: Desk) => nextStep(desk.room, decisionOf(desk), receiptOf(desk, 'transport-dispatch'), desk.now);
  const take = (desk: Desk) => {
    const next = order(desk);
    if (!next) throw new Error('the chain has ended');
    if (Date.parse(next.dueAt) > Date.parse(desk.now)) desk.now = next.dueAt;
    desk.does('belfry', 'decision.escalate', { decision: METRO, recipient: 'transport-dispatch', step: next.step });
    return `${(Date.parse(next.dueAt) - Date.parse(NIGHT)) / 1_000} ${next.channel} ${next.callee?.rank ?? 'all'}`;
  };
  const steps = (desk: Desk) => {
    const taken: string[] = [];
    while (order(desk)) taken.push(take(desk));
    return taken;
  };

  it('[engine.3] rings who is on call, rings again, then at red asks the desk to call while the next person rings', () => {
    const desk = createDesk(WITH_ALTERNATE);
    desk.does('high-official', 'decision.take', CLOSE);
    expect(steps(desk)).toEqual([
      '0 push 0',
      '20 push 0',
      '60 telephone 0',
      '60 push 1',
      '120 telephone 1',
      '180 push all',
      '180 telephone all',
    ]);
    expect(callToMake(receiptOf(desk, 'transport-dispatch'))).toMatchObject({ channel: 'telephone', step: 7 });
  });

  it('[engine.3] a recipient is red sixty seconds after it was told, not a second earlier', () => {
    const desk = createDesk();
    desk.does('high-official', 'decision.take', CLOSE);
    desk.now = later(59);
    expect(stateOf(desk, 'transport-dispatch')).toBe('sending');
    desk.now = later(60);
    expect(stateOf(desk, 'transport-dispatch')).toBe('silent');
  });

  it('[engine.3] where a person has no device at all the next step comes at once, and is not tried with them again', () => {
    const desk = createDesk(WITH_ALTERNATE);
    desk.does('high-official', 'decision.take', CLOSE);
    take(desk);
    const failed = { outcome: 'failed', reason: 'no-device', about: 'taken' };
    const told = { decision: METRO, recipients: ['transport-dispatch'], person: personId('stib') };
    desk.now = later(1);
    desk.does('belfry', 'decision.report-sending', { ...told, step: 0, ...failed });
    expect(stateOf(desk, 'transport-dispatch')).toBe('silent');
    expect(order(desk)).toMatchObject({ step: 2, channel: 'telephone', dueAt: later(1) });
  });

  it('[engine.3] stops as soon as somebody answers; a phone that has it and nobody who read it is still called', () => {
    const desk = createDesk(WITH_ALTERNATE);
    desk.does('high-official', 'decision.take', CLOSE);
    take(desk);
    desk.does('stib', 'decision.receive', { decision: METRO, device: 'phone' });
    expect(order(desk)).toMatchObject({ channel: 'telephone', dueAt: later(180) });
    desk.now = later(180);
    expect(stateOf(desk, 'transport-dispatch')).toBe('unread');
    desk.does('stib', 'decision.understand', { decision: METRO });
    expect(order(desk)).toBeUndefined();
  });

  it('[engine.3] a step is refused before its time, out of turn, and a second time', () => {
    const desk = createDesk();
    desk.does('high-official', 'decision.take', CLOSE);
    const step = (n: number) =>
      desk.ask('belfry', 'decision.escalate', { decision: METRO, recipient: 'transport-dispatch', step: n });
    expect(step(1)).toMatchObject({ reason: 'step-not-due' });
    expect(step(0)).toHaveLength(1);
    expect(step(0)).toMatchObject({ reason: 'step-not-due' });
    desk.now = later(19);
    expect(step(1)).toMatchObject({ reason: 'step-not-due' });
    desk.now = later(20);
    expect(step(1)).toHaveLength(1);
  });

  it('[engine.3] every chain goes forward in time and ends at the desk', () => {
    for (const { steps: planned } of CHAINS) {
      expect(planned.map(({ after: due }) => due)).toEqual(planned.map(({ after: due }) => due).sort((a, b) => a - b));
      expect(planned.at(-1)).toMatchObject({ channel: 'telephone' });
    }
  });
});

describe('[engine.3] over random histories', () => {
  const RANK = ['received', 'understood', 'executed', 'lifted'] as const;
  const histories = fc.record({ seed: fc.integer(), length: fc.integer({ min: 20, max: 120 }) });
  /** Everything the town asks in a night of which this is the seed. */
  const live = (seed: number, length: number, look: (desk: Desk, events: readonly Event[]) => void) => {
    const random = createRandom(seed);
    const desk = createDesk();
    desk.does('high-official', 'decision.take', CLOSE);
    for (let n = 0; n < length; n++) {
      desk.now = new Date(Date.parse(desk.now) + random.whole(0, 40) * 1_000).toISOString();
      const { who, type, data, at } = nextAsk(random, desk.room, desk.now);
      const caused = desk.ask(who, type, data, at);
      if (!('ok' in caused)) look(desk, caused);
    }
  };

  it('[engine.3] no receipt ever goes backwards, and no stage is said twice', () => {
    fc.assert(
      fc.property(histories, ({ seed, length }) => {
        const before = new Map<string, string>();
        live(seed, length, desk => {
          for (const decision of Object.values(desk.room.decisions))
            for (const receipt of Object.values(decision.receipts))
              for (const stage of RANK) {
                const key = `${decision.id} ${receipt.recipient} ${stage}`;
                const said = JSON.stringify(receipt[stage]);
                if (before.has(key)) expect(said).toBe(before.get(key));
                if (receipt[stage]) before.set(key, said);
              }
          for (const { receipts } of Object.values(desk.room.decisions))
            for (const { executed, understood, received } of Object.values(receipts)) {
              if (executed) expect(understood).toBeDefined();
              if (understood) expect(received).toBeDefined();
            }
        });
      }),
      { numRuns: 40 },
    );
  });

  it('[engine.3] no step of a chain is taken twice, none before its time, none after an answer', () => {
    fc.assert(
      fc.property(histories, ({ seed, length }) => {
        live(seed, length, (desk, events) => {
          for (const decision of Object.values(desk.room.decisions))
            for (const { chain } of Object.values(decision.receipts)) {
              const taken = chain.map(({ step }) => step);
              expect(taken).toEqual([...new Set(taken)].sort((a, b) => a - b));
            }
          for (const { type, data } of events) {
            if (type !== 'decision.escalated') continue;
            const { decision, recipient } = data as { decision: string; recipient: string };
            const receipt = receiptOf(desk, recipient, decision);
            expect(receipt.understood ?? receipt.refused).toBeUndefined();
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  it('[engine.3] nobody away from the centre sees another recipient’s receipt, but whoever took the decision', () => {
    fc.assert(
      fc.property(histories, ({ seed, length }) => {
        const seen = (desk: Desk) => {
          for (const who of ['liaison-21004', 'zone-5339', 'stib', 'mayor-21004', 'double']) {
            const viewer = desk.viewer(who);
            if (viewer.whole) continue;
            for (const decision of Object.values(project(desk.room, viewer).decisions)) {
              const all = decisionOf(desk, decision.id).receipts;
              const own = answerable(all, viewer.mandates);
              const took = viewer.mandates.some(m => mayLift(m, desk.room.mandates[decision.authority]));
              for (const id of Object.keys(decision.receipts)) expect(took || own.includes(id)).toBe(true);
            }
          }
        };
        live(seed, length, seen);
      }),
      { numRuns: 15 },
    );
  });
});
