import type { Words } from '../language/text.ts';
import type { Room } from '../room.ts';
import { contributionId } from './contributionId.ts';
import {
  FIELD_NAMES,
  type Field,
  fieldsOf,
  SECTIONS,
  type Section,
  sectionShort,
  TONGUES,
  type Tongue,
} from './doctrine.ts';
import { isTold } from './telling.ts';

/** One place where a language lacks, or still says what was told before. */
export interface Gap {
  /** `title`: the situation’s own. */
  readonly at: 'title' | { readonly section: Section; readonly field: Field };
  readonly tongue: Tongue;
  readonly why: 'missing' | 'behind';
}

/** Where French and Dutch differ in what they have: with one gap, no report goes out. */
export function gapsOf(room: Pick<Room, 'contributions'>, incident: string, title: Words): readonly Gap[] {
  const gaps: Gap[] = [];
  // A title typed as one string is in its writer’s language alone; which one, nobody has said.
  if (typeof title === 'string') gaps.push({ at: 'title', tongue: 'nl', why: 'missing' });
  for (const section of SECTIONS)
    for (const field of fieldsOf(section)) {
      const told = room.contributions[contributionId(incident, section)]?.fields[field];
      if (!isTold(told)) continue;
      for (const tongue of TONGUES) {
        if (told[tongue] === undefined) gaps.push({ at: { section, field }, tongue, why: 'missing' });
        else if (told.behind === tongue) gaps.push({ at: { section, field }, tongue, why: 'behind' });
      }
    }
  return gaps;
}

/** `D2 Besoins (NL) · D3 Actions (FR)`: where to go and fill in. */
export const gapsIn = (gaps: readonly Gap[], tongue: Tongue): string =>
  gaps
    .map(({ at, tongue: lacking }) => {
      const place =
        at === 'title'
          ? { fr: 'Titre', nl: 'Titel' }[tongue]
          : `${sectionShort(at.section, tongue)} ${FIELD_NAMES[at.field][tongue].toLowerCase()}`;
      return `${place} (${at === 'title' ? 'FR + NL' : lacking.toUpperCase()})`;
    })
    .join(' · ');
