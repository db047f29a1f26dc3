import type { OrganisationKind } from '../../shared/people/schema.ts';
import { FUNCTION_TITLES } from '../../shared/people/titles.ts';
import type { Recipient } from '../../shared/recipients/schema.ts';
import type { Room } from '../../shared/room.ts';
import { COMMUNES, POLICE_ZONES, sortByName } from '../../shared/territory/reference.ts';
import { useLanguage } from '../language/Language.tsx';
import { read } from '../language/language.ts';
import { type Language, sayIn } from '../language/say.ts';
import { useRoom } from '../room/store.ts';

/** A group of recipients that somebody may want to reach. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly recipients: readonly Recipient[];
}
export const ORGANISATION_KINDS: readonly OrganisationKind[] = [
  'region',
  'fire-service',
  'transport',
  'utility',
  'hospital',
  'federal',
  'other',
  'commune',
  'police-zone',
];
/** Functions of the room itself are reached across the desk, not by telephone. */
const NOT_CALLED: readonly string[] = ['auditor', 'administrator', 'partner'];

/** What may be chosen: the incident in hand and its perimeters first, then communes, zones, functions, organisations. */
export function useGroups(incident: string | undefined): readonly Group[] {
  const { language } = useLanguage();
  const room = useRoom(store => store.room);
  return groupsOf(room, incident, language);
}

export function groupsOf(room: Room, incident: string | undefined, language: Language): readonly Group[] {
  const say = sayIn(language);
  const ofKind = (kind: Recipient['kind'], ids: readonly string[]): Recipient[] => ids.map(id => ({ kind, id }));
  const groups: Group[] = [];
  const held = incident === undefined ? undefined : room.incidents[incident];
  if (held) {
    const title = read(held.title, language);
    groups.push({
      key: 'incident',
      label: say('people.groupIncident', { title }),
      recipients: [...ofKind('commune', held.communes), ...ofKind('zone', held.zones)],
    });
    for (const perimeter of Object.values(room.perimeters))
      if (perimeter.incident === held.id && !perimeter.lifted)
        groups.push({
          key: perimeter.id,
          label: say('people.groupArea', { zone: say(`perimeter.${perimeter.zone}`), title }),
          recipients: [...ofKind('commune', perimeter.communes), ...ofKind('zone', perimeter.zones)],
        });
  }
  groups.push(
    {
      key: 'functions',
      label: say('people.groupFunctions'),
      recipients: ofKind(
        'function',
        Object.keys(FUNCTION_TITLES).filter(code => !NOT_CALLED.includes(code)),
      ),
    },
    {
      key: 'communes',
      label: say('people.groupCommunes'),
      recipients: ofKind(
        'commune',
        sortByName(COMMUNES, language).map(({ nis }) => nis),
      ),
    },
    {
      key: 'zones',
      label: say('people.groupZones'),
      recipients: ofKind(
        'zone',
        POLICE_ZONES.map(({ zone }) => zone),
      ),
    },
  );
  for (const kind of ORGANISATION_KINDS.slice(0, 7)) {
    const houses = Object.values(room.organisations).filter(house => house.kind === kind);
    if (houses.length === 0) continue;
    const sorted = houses.sort((a, b) => read(a.name, language).localeCompare(read(b.name, language), language));
    groups.push({
      key: kind,
      label: say(`people.kind.${kind}`),
      recipients: ofKind(
        'organisation',
        sorted.map(house => house.id),
      ),
    });
  }
  return groups;
}
