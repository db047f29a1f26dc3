import { text } from '../language/read.ts';
import type { Text } from '../language/text.ts';
import type { By } from '../protocol.ts';
import type { Room } from '../room.ts';
import { communeName, zoneName } from '../territory/names.ts';
import type { Mandate, Scope } from './schema.ts';
import { FUNCTION_TITLES } from './titles.ts';

/** The system's own acts: no person, no capacity. */
const BELFRY = text('Belfry', 'Belfry', 'Belfry');

/** Offices whose holder is replaced « faisant fonction », “waarnemend”; a service has deputies. */
const OFFICES = ['mayor', 'high-official', 'minister-interior', 'minister-president', 'neighbour-governor'] as const;
const ACTING = { fr: 'f.f.', nl: 'wnd.', en: '(acting)' };
const DEPUTY = { fr: '(suppléance)', nl: '(plaatsvervanging)', en: '(deputy)' };

/** The ground of a mandate in words; nothing where it is the whole region. */
export function groundName(scope: Scope): Text | undefined {
  if (scope === 'region') return undefined;
  const named = (language: 'fr' | 'nl' | 'en') =>
    [
      ...scope.communes.map(nis => communeName(nis, language)),
      ...scope.zones.map(code => `${language === 'nl' ? 'PZ' : 'ZP'} ${zoneName(code, language)}`),
    ].join(', ');
  return text(named('fr'), named('nl'), named('en'));
}

/** A function as its holder signs it: with its ground, its organisation, and the sign of a deputy. */
export function titleOf(
  room: Room,
  mandate: Pick<Mandate, 'function' | 'scope'> & Partial<Pick<Mandate, 'organisation' | 'deputyOf'>>,
): Text {
  const title = FUNCTION_TITLES[mandate.function];
  const organisation = mandate.organisation === undefined ? undefined : room.organisations[mandate.organisation];
  const of = mandate.function === 'partner' && organisation ? (organisation.short ?? organisation.name) : title;
  const ground = groundName(mandate.scope);
  const replaces = (OFFICES as readonly string[]).includes(mandate.function) ? ACTING : DEPUTY;
  const said = (language: 'fr' | 'nl' | 'en') =>
    [
      `${of[language] ?? of.fr}${mandate.deputyOf === undefined ? '' : ` ${replaces[language]}`}`,
      ground?.[language] ?? '',
    ]
      .filter(Boolean)
      .join(', ');
  return text(said('fr'), said('nl'), said('en'));
}

/**
 * In which capacity somebody acted, as a record writes it: « en sa qualité de … », “in hoedanigheid van …”. An act
 * keeps person and mandate, so this can be said years later, whatever that person has become since.
 */
export function capacityOf(room: Room, by: By): Text {
  const mandate = room.mandates[by.mandate];
  if (!mandate) return BELFRY;
  const title = titleOf(room, mandate);
  return text(
    `en sa qualité de ${title.fr}`,
    `in hoedanigheid van ${title.nl}`,
    `in the capacity of ${title.en ?? title.fr}`,
  );
}
