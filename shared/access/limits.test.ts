import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { FUNCTIONS, type FunctionCode } from '../people/schema.ts';
import { commune, mandateId, TOWN, TOWN_SINCE, type Townsperson } from '../testing/people.ts';
import { idOf } from '../testing/random.ts';
import { SITE } from './functions.ts';
import { commandLines } from './table.ts';

const OWN = '21004';
const NEXT_DOOR = '21013';
const COMMUNAL: readonly FunctionCode[] = ['mayor', 'commune-liaison', 'emergency-coordinator'];
const both = (words: string) => ({ fr: words, nl: words });
const holder = (key: string, code: FunctionCode, scope: Townsperson['mandates'][0]['scope']): Townsperson => ({
  key,
  person: idOf(`person ${key}`),
  mandates: [{ mandate: mandateId(key), function: code, scope, from: TOWN_SINCE }],
});
const keyOf = (code: FunctionCode, nis: string) => `${code} of ${nis}`;
/** Each function that is bound to a commune twice: here, and next door; each director once. */
const PEOPLE: readonly Townsperson[] = [
  ...TOWN,
  ...COMMUNAL.flatMap(code => [OWN, NEXT_DOOR].map(nis => holder(keyOf(code, nis), code, commune(nis)))),
  ...SITE.map(code => holder(`the ${code}`, code, 'region')),
];
const whoHas = (limit: string) =>
  commandLines().flatMap(({ command, cells }) =>
    FUNCTIONS.filter(code => cells[code] === limit).map(code => [command, code] as const),
  );

/** The same ask for one commune; a command that needs something to act on makes it first. */
const ON_GROUND: Readonly<
  Record<string, (desk: ReturnType<typeof createDesk>, code: FunctionCode, nis: string) => object>
> = {
  'obligation.fulfil': (_desk, _code, nis) => ({
    ...{ record: idOf(`record ${nis}`), obligation: 'safety-cell', holder: nis, on: '2026-11-20', evidence: 'Réunion' },
  }),
  'obligation.plan': (_desk, _code, nis) => ({
    ...{ record: idOf(`planned ${nis}`), obligation: 'safety-cell', holder: nis, on: '2026-12-20' },
  }),
  'obligation.withdraw': (desk, code, nis) => {
    desk.does('officer', 'obligation.fulfil', ON_GROUND['obligation.fulfil']!(desk, code, nis));
    return { record: idOf(`record ${nis}`), reason: 'Erreur' };
  },
  'duty.plan': (_desk, code, nis) => ({
    ...{ shift: idOf(`shift ${nis}`), mandate: mandateId(keyOf(code, nis)) },
    ...{ from: '2026-11-24T05:00:00Z', to: '2026-11-24T09:00:00Z' },
  }),
  'duty.withdraw': (desk, code, nis) => {
    desk.does('officer', 'duty.plan', ON_GROUND['duty.plan']!(desk, code, nis));
    return { shift: idOf(`shift ${nis}`) };
  },
  'decision.take': (_desk, _code, nis) => ({
    ...{ decision: idOf(`decision ${nis}`), kind: 'measure', headline: both('Rue fermée'), body: both('Rue fermée') },
    ...{ basis: 'ncl-134', to: { communes: [nis] }, decidedAt: '2026-11-24T01:00:00Z' },
  }),
};

describe('[engine.10] the limits of the table, cell by cell', () => {
  it.each(
    whoHas('own-territory').filter(([command, code]) => ON_GROUND[command] && COMMUNAL.includes(code)),
  )('%s by the %s: in the own commune, and not next door', (command, code) => {
    const make = ON_GROUND[command]!;
    const desk = createDesk(PEOPLE);
    const who = keyOf(code, OWN);
    expect(desk.ask(who, command, make(desk, code, NEXT_DOOR))).toMatchObject({ ok: false });
    desk.does(who, command, make(desk, code, OWN));
  });

  it.each(
    SITE.flatMap(code => SITE.map(other => [code, other] as const)),
  )('sitrep.contribute by %s: the part of %s only where it is the own discipline', (code, other) => {
    const desk = createDesk(PEOPLE);
    const incident = idOf('incident');
    desk.does('operator', 'incident.open', {
      ...{ incident, title: both('Fumée'), kind: 'incident', severity: 'severe', point: [4.3672, 50.8503] },
    });
    const section = other.slice(4).toUpperCase();
    const outcome = desk.ask(`the ${code}`, 'sitrep.contribute', {
      ...{ incident, section, fields: { situation: { fr: 'Calme', nl: 'Rustig', basedOn: 0 } } },
    });
    if (code === other) expect(outcome).not.toHaveProperty('ok');
    else expect(outcome).toMatchObject({ code: 'forbidden', reason: 'sitrep-not-your-section' });
  });

  it.each(
    whoHas('own-thing').filter(([command, code]) => command === 'task.done' && COMMUNAL.includes(code)),
  )('%s by the %s: the task of the own commune, and no other', (command, code) => {
    const desk = createDesk(PEOPLE);
    for (const nis of [OWN, NEXT_DOOR])
      desk.does('operator', 'task.create', {
        ...{ task: idOf(`task ${nis}`), text: both('Ouvrir la salle'), owner: { id: nis, kind: 'commune' } },
      });
    expect(desk.ask(keyOf(code, OWN), command, { task: idOf(`task ${NEXT_DOOR}`) })).toMatchObject({ ok: false });
    desk.does(keyOf(code, OWN), command, { task: idOf(`task ${OWN}`) });
  });
});
