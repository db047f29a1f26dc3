import type { Words } from '../word.ts';

export const timeWords = {
  'time.since': { fr: 'depuis {at}', nl: 'sinds {at}', en: 'since {at}' },
  'time.until': { fr: 'jusqu’à {at}', nl: 'tot {at}', en: 'until {at}' },
  'time.due': { fr: 'pour {at}', nl: 'tegen {at}', en: 'due {at}' },
  'time.ago': { fr: 'il y a {span}', nl: '{span} geleden', en: '{span} ago' },
  'time.now': { fr: 'Maintenant', nl: 'Nu', en: 'Now' },
  'time.unknown': { fr: 'heure inconnue', nl: 'tijdstip onbekend', en: 'time unknown' },
  'time.fresh': { fr: 'frais', nl: 'vers', en: 'fresh' },
  'time.older': { fr: 'plus vieux que son rythme', nl: 'ouder dan het ritme', en: 'older than its rhythm' },
  'time.stale': { fr: 'périmé', nl: 'verouderd', en: 'stale' },
} as const satisfies Words;
