import { text } from '../language/read.ts';
import { isValid } from '../people/mandates.ts';
import type { OrganisationKind } from '../people/schema.ts';
import type { Room } from '../room.ts';
import { type Ruling, rulingAt } from '../ruling.ts';
import type { ContactCard } from './schema.ts';

/** Whose card: a person's or an organisation's. */
export type Subject = { readonly person: string } | { readonly organisation: string };

const DAY_MS = 86_400_000;
/** Days within which a card must have been verified: contact lists are checked twice a year. */
export const CHECKED_EVERY_DAYS: readonly Ruling<number>[] = [
  {
    value: 183,
    validFrom: '2018-05-25',
    source: text(
      'RGPD, art. 5.1.d (exactitude) ; usage du portail national : contrôle des listes deux fois par an',
      'AVG, art. 5.1.d (juistheid); gebruik van het nationaal portaal: tweemaal per jaar nazicht van de lijsten',
      'GDPR, art. 5.1.d (accuracy); use of the national portal: lists are checked twice a year',
    ),
    certainty: 'L',
  },
];
/** Days for which the card of somebody without any mandate is still kept. */
export const KEPT_AFTER_DAYS: readonly Ruling<number>[] = [
  {
    value: 30,
    validFrom: '2018-05-25',
    source: text(
      'RGPD, art. 5.1.e (limitation de la conservation) : jusqu’à la fin du mandat, plus un court délai',
      'AVG, art. 5.1.e (opslagbeperking): tot het einde van het mandaat, plus een korte termijn',
    ),
    certainty: 'L',
  },
];
/** Kinds of organisation that everyone in the room must be able to reach, beside those on their own ground. */
export const REACHED_BY_ALL: readonly Ruling<readonly OrganisationKind[]>[] = [
  {
    value: ['region', 'fire-service'],
    validFrom: '2018-05-25',
    source: text(
      'RGPD, art. 5.1.c (minimisation) ; qui doit joindre qui : choix du centre de crise',
      'AVG, art. 5.1.c (minimale gegevensverwerking); wie wie moet bereiken: keuze van het crisiscentrum',
    ),
    certainty: 'U',
  },
];

/** The card of a person or an organisation, as far as the reader of this room may see it. */
export const cardOf = (room: Room, subject: Subject): ContactCard | undefined =>
  Object.values(room.contacts).find(card =>
    'person' in subject ? card.person === subject.person : card.organisation === subject.organisation,
  );
/** The number to try first. */
export const numberToCall = (card: ContactCard): string | undefined => card.phones[0]?.number;

/** Whether a check is past at a moment, both ISO 8601 UTC: too long ago, or never made. */
export const isPastCheck = (verifiedAt: string | undefined, at: string): boolean =>
  verifiedAt === undefined ||
  Date.parse(verifiedAt) + rulingAt(CHECKED_EVERY_DAYS, at).value * DAY_MS <= Date.parse(at);
export const isStale = (card: ContactCard, at: string): boolean => isPastCheck(card.verified?.at, at);

/** Cards past their check, the longest unverified first. */
export const staleCards = (room: Room, at: string): readonly ContactCard[] =>
  Object.values(room.contacts)
    .filter(card => isStale(card, at))
    .sort((a, b) => (a.verified?.at ?? '').localeCompare(b.verified?.at ?? '') || a.id.localeCompare(b.id));

/** Cards of people whose last mandate ended longer ago than they may be kept. */
export function cardsToRemove(room: Room, at: string): readonly ContactCard[] {
  const before = Date.parse(at) - rulingAt(KEPT_AFTER_DAYS, at).value * DAY_MS;
  return Object.values(room.contacts).filter(({ person }) => {
    if (person === undefined) return false;
    const held = Object.values(room.mandates).filter(m => m.person === person);
    return held.length > 0 && !held.some(m => isValid(m, at) || m.to === undefined || Date.parse(m.to) > before);
  });
}

/** `+3225550112` as people read it here: `+32 2 555 01 12`; another country's number in pairs. */
export function spaced(number: string): string {
  const national = /^\+32(4\d{2}(?=\d{6}$)|[2349]|\d{2})(\d+)$/.exec(number);
  if (!national) return number.replace(/^(\+\d{2})(\d+)$/, (_all, country, rest) => `${country} ${pairs(rest)}`);
  const [, area = '', rest = ''] = national;
  return `+32 ${area} ${pairs(rest)}`;
}
/** From the end by two, so that an odd figure joins the first group: `5550112` → `555 01 12`. */
const pairs = (digits: string): string => {
  const groups = digits.length % 2 === 0 ? [] : [digits.slice(0, 3)];
  for (let i = groups.length * 3; i < digits.length; i += 2) groups.push(digits.slice(i, i + 2));
  return groups.join(' ');
};
