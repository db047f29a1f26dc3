import type { Words } from '../word.ts';

/** How grave it is: said on a phone too. */
export const severityWords = {
  'incident.severity.extreme': { fr: 'extrême', nl: 'extreem', en: 'extreme' },
  'incident.severity.severe': { fr: 'grave', nl: 'ernstig', en: 'severe' },
  'incident.severity.moderate': { fr: 'modéré', nl: 'matig', en: 'moderate' },
  'incident.severity.minor': { fr: 'mineur', nl: 'gering', en: 'minor' },
  'incident.severity.unknown': { fr: 'inconnu', nl: 'onbekend', en: 'unknown' },
} as const satisfies Words;
