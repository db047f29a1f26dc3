import { dateOf, minuteOf } from '../language/clock.ts';
import type { Text } from '../language/text.ts';
import type { SitrepContent } from './content.ts';

/** What a recipient is told: which report it is, when its picture was closed, when the next one comes. */
export function notice({ number, title, closedAt, nextDue, corrects }: SitrepContent): {
  readonly headline: Text;
  readonly body: Text;
} {
  const closed = `${dateOf(closedAt)}, ${minuteOf(closedAt)}`;
  const next = minuteOf(nextDue);
  return {
    headline: {
      fr: cut(`Rapport de situation n° ${number} : ${title.fr}`),
      nl: cut(`Situatieverslag nr. ${number}: ${title.nl}`),
    },
    body: {
      fr: `Situation arrêtée au ${closed}. ${corrects ? `Corrige le n° ${corrects.number} : ${corrects.reason.fr} ` : ''}Prochain rapport attendu à ${next}.`,
      nl: `Toestand op ${closed}. ${corrects ? `Verbetert nr. ${corrects.number}: ${corrects.reason.nl} ` : ''}Volgend verslag verwacht om ${next}.`,
    },
  };
}
/** A headline has 160 signs at most; the title stands whole in the report. */
const cut = (line: string): string => (line.length <= 160 ? line : `${line.slice(0, 159)}…`);
