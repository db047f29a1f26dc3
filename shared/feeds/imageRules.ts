import { text } from '../language/read.ts';
import type { FunctionCode } from '../people/schema.ts';
import type { Ruling } from '../ruling.ts';
import type { ImageRightCode } from './schema.ts';

/**
 * What a function may do with images that are not police images, without a grant. Choice of the centre: looking is for
 * whoever leads, replay for whoever keeps the picture, export for whoever answers for the images.
 */
export const MANDATE_RIGHTS: readonly Ruling<Partial<Record<FunctionCode, readonly ImageRightCode[]>>>[] = [
  {
    value: {
      'regional-operator': ['live', 'ptz', 'replay'],
      'information-manager': ['live', 'ptz', 'replay'],
      'high-official': ['live', 'replay'],
      'video-operator': ['live', 'ptz', 'replay', 'export'],
    },
    validFrom: '2007-06-10',
    source: text(
      'loi du 21 mars 2007, art. 5 § 4 et art. 9 ; répartition choisie par le centre',
      'wet van 21 maart 2007, art. 5 § 4 en art. 9; verdeling gekozen door het centrum',
      'act of 21 March 2007, art. 5 § 4 and art. 9; shared out as the centre chose',
    ),
    certainty: 'L',
  },
];

/** For so many days police images serve administrative police; after them the prosecutor decides. */
export const POLICE_FREE_DAYS: readonly Ruling<number>[] = [
  {
    value: 31,
    validFrom: '2018-05-25',
    source: text('LFP, art. 25/7', 'WPA, art. 25/7', 'police function act (LFP/WPA), art. 25/7'),
    certainty: 'S',
  },
];

/** Which functions are judicial for images past that month; the act says the task, the functions are a choice. */
export const JUDICIAL_FUNCTIONS: readonly Ruling<readonly FunctionCode[]>[] = [
  {
    value: ['zone-images', 'prosecutor'],
    validFrom: '2018-05-25',
    source: text(
      'LFP, art. 25/7 : police judiciaire ; fonctions choisies par le centre',
      'WPA, art. 25/7: gerechtelijke politie; functies gekozen door het centrum',
      'police function act (LFP/WPA), art. 25/7: judicial police; functions as the centre chose',
    ),
    certainty: 'L',
  },
];
