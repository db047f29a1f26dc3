import { text } from '../language/read.ts';
import { type Ruling, rulingAt } from '../ruling.ts';

/**
 * Where a flight needs the coordination of skeyes. Almost the whole Region lies in the Brussels CTR (belgium.md §14.4);
 * until the borders of the zone are in the territory pack, any ground of the Region counts as inside.
 */
export const CONTROLLED: readonly Ruling<{ readonly region: boolean }>[] = [
  {
    value: { region: true },
    validFrom: '2016-01-01',
    source: text(
      'CTR de Bruxelles (2016) ; RE (UE) 2019/947, art. 15',
      'CTR Brussel (2016); UV (EU) 2019/947, art. 15',
      'Brussels CTR (2016); IR (EU) 2019/947, art. 15',
    ),
    certainty: 'L',
  },
];
/** Whether a zone that touches these communes of the Region lies in controlled airspace at a moment. */
export const isControlled = (communes: readonly string[], at: string): boolean =>
  rulingAt(CONTROLLED, at).value.region && communes.length > 0;
