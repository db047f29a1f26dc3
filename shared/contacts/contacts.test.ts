import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../server/room/testing/desk.ts';
import { project } from '../access/sight.ts';
import { copyRoom } from '../room.ts';
import { mandateId, personId } from '../testing/people.ts';
import { idOf } from '../testing/random.ts';
import { createReader, tell } from '../testing/readers.ts';
import { cardOf, cardsToRemove, isStale, spaced, staleCards } from './cards.ts';
import type { ContactCard } from './schema.ts';

const card = idOf('card');
const NUMBER = '+3225550112';
const record = (more: object = {}) => ({
  contact: card,
  person: personId('stib'),
  phones: [{ number: NUMBER, kind: 'duty' }],
  ...more,
});
const house = (desk: Desk, name: string, kind: string, communes: string[] = []) => {
  const organisation = idOf(name);
  desk.does('admin', 'organisation.register', {
    ...{ organisation, kind, name: { fr: name, nl: name } },
    ...(communes.length > 0 ? { territory: { communes, zones: [] } } : {}),
  });
  desk.does('officer', 'contact.record', record({ contact: idOf(`card ${name}`), person: undefined, organisation }));
  return organisation;
};

describe('[engine.1] contact cards', () => {
  it('a card says when it was last verified and by whom; nobody has called a new number yet', () => {
    const desk = createDesk();
    desk.does('officer', 'contact.record', record());
    expect(desk.room.contacts[card]?.verified).toBeUndefined();
    desk.does('operator', 'contact.verify', { contact: card });
    expect(desk.room.contacts[card]?.verified).toEqual({
      at: desk.now,
      by: { person: personId('operator'), mandate: mandateId('operator') },
    });
    desk.does('officer', 'contact.record', record({ note: 'Dispatching' }));
    expect(desk.room.contacts[card]?.verified?.at).toBe(desk.now);
    desk.does('officer', 'contact.record', record({ phones: [{ number: '+3225550113', kind: 'duty' }] }));
    expect(desk.room.contacts[card]?.verified).toBeUndefined();
  });

  it('past its check it is stale: twice a year, and at once where it never was checked', () => {
    const desk = createDesk();
    desk.does('officer', 'contact.record', record());
    const held = () => desk.room.contacts[card] as ContactCard;
    expect(isStale(held(), desk.now)).toBe(true);
    desk.does('officer', 'contact.verify', { contact: card });
    expect(isStale(held(), '2027-05-26T01:09:59Z')).toBe(false);
    expect(isStale(held(), '2027-05-26T01:10:00Z')).toBe(true);
    expect(staleCards(desk.room, '2027-05-26T01:10:00Z').map(c => c.id)).toEqual([card]);
  });

  it('what somebody else changed meanwhile is not overwritten', () => {
    const desk = createDesk();
    desk.does('officer', 'contact.record', record());
    const seen = desk.now;
    desk.now = '2026-11-24T01:12:00.000Z';
    desk.does('admin', 'contact.record', record({ phones: [{ number: '+3225550119', kind: 'mobile' }], seen }));
    expect(desk.ask('officer', 'contact.record', record({ seen }))).toMatchObject({
      code: 'conflict',
      reason: 'card-changed',
    });
    expect(desk.room.contacts[card]?.phones[0]?.number).toBe('+3225550119');
  });

  it.each([
    ['a number that no telephone dials', { phones: [{ number: '02 555 01 12', kind: 'duty' }] }, 'invalid'],
    ['nothing to reach by', { phones: [] }, 'invalid'],
    ['two subjects', { organisation: idOf('x') }, 'invalid'],
    ['nobody', { person: idOf('nobody') }, 'unknown-person'],
  ])('a card of %s is refused', (_title, more, reason) => {
    expect(createDesk().ask('officer', 'contact.record', record(more))).toMatchObject({ reason });
  });

  it('there is one card for each; a second is refused, a removed one makes room', () => {
    const desk = createDesk();
    desk.does('officer', 'contact.record', record());
    const again = record({ contact: idOf('another') });
    expect(desk.ask('officer', 'contact.record', again)).toMatchObject({ reason: 'card-exists' });
    desk.does('officer', 'contact.remove', { contact: card });
    desk.does('officer', 'contact.record', again);
    expect(cardOf(desk.room, { person: personId('stib') })?.id).toBe(idOf('another'));
  });

  it('the card of whoever has left is named for removal after a short delay', () => {
    const desk = createDesk();
    desk.does('officer', 'contact.record', record({ person: personId('former') }));
    expect(cardsToRemove(desk.room, '2026-06-30T00:00:00Z')).toEqual([]);
    expect(cardsToRemove(desk.room, '2026-07-02T00:00:00Z').map(c => c.id)).toEqual([card]);
  });

  it('numbers are read as people here write them', () => {
    expect(['+3225550112', '+32475550199', '+33155501234', '+3281555012'].map(spaced)).toEqual([
      '+32 2 555 01 12',
      '+32 475 55 01 99',
      '+33 155 50 12 34',
      '+32 81 55 50 12',
    ]);
  });
});

describe('[engine.1] numbers reach only those who may see them', () => {
  it('the centre sees every card; away from it, those of houses one must reach, never a person’s', () => {
    const desk = createDesk();
    desk.does('officer', 'contact.record', record());
    const own = house(desk, 'town hall', 'commune', ['21004']);
    const all = house(desk, 'crisis centre', 'region');
    house(desk, 'network', 'utility');
    const seen = (who: string) =>
      Object.values(project(desk.room, desk.viewer(who)).contacts).map(c => c.organisation ?? c.person);
    expect(seen('operator')).toHaveLength(4);
    expect(seen('liaison-21004').sort()).toEqual([own, all].sort());
    expect(seen('liaison-21013')).toEqual([all]);
    expect(seen('stranger')).toEqual([]);
  });

  it('no event carries a number to a reader who may not see it, whatever happens to the card', () => {
    const desk = createDesk();
    const before = copyRoom(desk.room);
    const who = ['liaison-21004', 'zone-5339', 'stib', 'double', 'stranger'];
    const readers = who.map(key => createReader(before, desk.viewer(key)));
    const from = desk.events.length;
    desk.does('officer', 'contact.record', record());
    desk.does('officer', 'contact.verify', { contact: card });
    house(desk, 'network', 'utility');
    desk.does('officer', 'contact.remove', { contact: card });
    for (const event of desk.events.slice(from)) tell(before, readers, event);
    for (const { stream, viewer } of readers) {
      expect(JSON.stringify(stream), viewer.key).not.toContain('555');
      expect(
        stream.some(event => event.type.startsWith('contact.')),
        viewer.key,
      ).toBe(false);
    }
  });

  it('a house that comes onto one’s ground brings its card, one that leaves it takes it away', () => {
    const desk = createDesk();
    const organisation = house(desk, 'network', 'utility');
    const room = copyRoom(desk.room);
    const reader = createReader(room, desk.viewer('liaison-21004'));
    const moves = (communes: string[]) => {
      const from = desk.events.length;
      desk.does('admin', 'organisation.update', { organisation, territory: { communes, zones: [] } });
      for (const event of desk.events.slice(from)) tell(room, [reader], event);
      return Object.keys(reader.room.contacts);
    };
    expect(moves(['21004'])).toEqual([idOf('card network')]);
    expect(moves(['21013'])).toEqual([]);
  });
});
