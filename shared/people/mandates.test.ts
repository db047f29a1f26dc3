import { describe, expect, it } from 'vitest';
import { createDesk } from '../../server/room/testing/desk.ts';
import { commune, mandateId, personId } from '../testing/people.ts';
import { idOf } from '../testing/random.ts';
import { capacityOf, titleOf } from './capacity.ts';
import { governorRoles, isGovernor } from './governor.ts';
import type { Mandate } from './schema.ts';

const deputy = idOf('deputy');
const grantDeputy = (more: object = {}) => ({
  mandate: deputy,
  person: personId('double'),
  function: 'mayor',
  scope: commune('21004'),
  deputyOf: mandateId('mayor-21004'),
  rank: 1,
  from: '2026-11-24T00:00:00Z',
  ...more,
});

describe('[engine.1] mandates and their deputies', () => {
  it('a deputy decides where the holder does, and the record says in which capacity', () => {
    const desk = createDesk();
    desk.does('admin', 'mandate.grant', grantDeputy());
    const criteria = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => [n, 'x']));
    const [declared] = desk.does('double', 'phase.declare', {
      declaration: idOf('declared by a deputy'),
      phase: 'communale',
      communes: ['21004'],
      criteria,
      decidedAt: desk.now,
    });
    expect(declared?.by).toEqual({ person: personId('double'), mandate: deputy });
    expect(desk.room.phases[idOf('declared by a deputy')]?.declared).toMatchObject({ authority: deputy, how: 'self' });
    expect(capacityOf(desk.room, declared?.by ?? { person: '', mandate: '' })).toEqual({
      fr: 'en sa qualité de Bourgmestre f.f., Bruxelles',
      nl: 'in hoedanigheid van Burgemeester wnd., Brussel',
      en: 'in the capacity of Mayor (acting), Bruxelles',
    });
  });

  it('staff who record an authority’s decision store whose it was, how it was given, and both times', () => {
    const desk = createDesk();
    const criteria = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => [n, 'x']));
    desk.does('operator', 'phase.declare', {
      declaration: idOf('recorded'),
      phase: 'provinciale',
      communes: ['21004'],
      criteria,
      decidedAt: '2026-11-24T01:05:00.000Z',
      decidedBy: { mandate: mandateId('high-official'), how: 'telephone' },
    });
    expect(desk.room.phases[idOf('recorded')]?.declared).toEqual({
      decidedAt: '2026-11-24T01:05:00.000Z',
      enteredAt: desk.now,
      by: { person: personId('operator'), mandate: mandateId('operator') },
      authority: mandateId('high-official'),
      how: 'telephone',
    });
  });

  it.each([
    ['of nobody', { deputyOf: idOf('no mandate') }, 'unknown-mandate'],
    ['of another function', { function: 'commune-liaison' }, 'deputy-elsewhere'],
    ['on other ground', { scope: commune('21013') }, 'deputy-elsewhere'],
    ['of oneself', { person: personId('mayor-21004') }, 'not-a-holder'],
  ])('there is no deputy %s', (_title, more, reason) => {
    const refused = createDesk().ask('admin', 'mandate.grant', grantDeputy(more));
    expect(refused).toMatchObject({ code: 'rejected', reason, path: 'data.deputyOf' });
  });

  it('and none of a deputy', () => {
    const desk = createDesk();
    desk.does('admin', 'mandate.grant', grantDeputy());
    const second = grantDeputy({ mandate: idOf('second'), person: personId('former'), deputyOf: deputy });
    expect(desk.ask('admin', 'mandate.grant', second)).toMatchObject({ reason: 'not-a-holder' });
  });

  it('a person may take another name and stays who they are', () => {
    const desk = createDesk();
    desk.does('admin', 'person.rename', { person: personId('video'), name: 'Ann Peeters', language: 'nl' });
    expect(desk.room.people[personId('video')]).toEqual({
      id: personId('video'),
      name: 'Ann Peeters',
      language: 'nl',
    });
    const refused = desk.ask('operator', 'person.rename', { person: personId('video'), name: 'X' });
    expect(refused).toMatchObject({ code: 'forbidden' });
    const nobody = desk.ask('admin', 'person.rename', { person: idOf('none'), name: 'X' });
    expect(nobody).toMatchObject({ reason: 'unknown-person' });
  });

  it('an organisation is changed in what was told, the rest stays', () => {
    const desk = createDesk();
    const organisation = idOf('house');
    desk.does('admin', 'organisation.register', { organisation, kind: 'hospital', name: { fr: 'A', nl: 'B' } });
    desk.does('admin', 'organisation.update', { organisation, short: { fr: 'a', nl: 'b' } });
    expect(desk.room.organisations[organisation]).toMatchObject({ kind: 'hospital', short: { fr: 'a', nl: 'b' } });
    const none = desk.ask('admin', 'organisation.update', { organisation: idOf('none'), kind: 'other' });
    expect(none).toMatchObject({ reason: 'unknown-organisation' });
  });
});

describe('[engine.1] the governor is a role', () => {
  const mandate = (code: Mandate['function']): Mandate => ({
    id: 'm',
    person: 'p',
    function: code,
    scope: 'region',
    from: '2010-01-01T00:00:00Z',
  });

  it('the High Official holds it in Brussels, by article 48; no other does', () => {
    const at = '2026-11-24T01:00:00Z';
    expect(isGovernor(mandate('high-official'), at)).toBe(true);
    for (const code of ['minister-president', 'mayor', 'neighbour-governor', 'minister-interior'] as const)
      expect(isGovernor(mandate(code), at), code).toBe(false);
    expect(governorRoles(at, 'brussels')[0]?.source.fr).toContain('art. 48');
  });

  it('a role has its days: before it began nobody is named', () => {
    expect(governorRoles('2014-06-30T12:00:00Z', 'brussels')).toEqual([]);
    expect(isGovernor(mandate('high-official'), '2014-06-30T12:00:00Z')).toBe(false);
  });

  it('neighbours have governors of their own', () => {
    expect(governorRoles('2026-11-24T01:00:00Z').map(role => role.province)).toEqual([
      'brussels',
      'flemish-brabant',
      'walloon-brabant',
    ]);
  });

  it('a title names the organisation of a partner', () => {
    const desk = createDesk();
    const organisation = idOf('network');
    const name = { fr: 'Sibelga', nl: 'Sibelga' };
    desk.does('admin', 'organisation.register', { organisation, kind: 'utility', name });
    expect(titleOf(desk.room, { ...mandate('partner'), organisation }).nl).toBe('Sibelga');
  });
});
