import { mandateFor } from '../../shared/access/rights.ts';
import { read } from '../language/language.ts';
import { sayIn } from '../language/say.ts';
import type { Askings } from '../situation/queue.ts';
import { LIFT_FORM } from './forms.ts';

/** A perimeter whose planned end has passed: nothing ends by itself, so somebody decides. */
export const perimeterAskings: Askings = (room, me, now) => {
  if (!mandateFor('perimeter.lift', me.mandates)) return [];
  return Object.values(room.perimeters).flatMap(perimeter => {
    const { id, until, lifted, zone, incident } = perimeter;
    const about = room.incidents[incident];
    if (!until || lifted || about?.status !== 'open' || Date.parse(until) > now) return [];
    return [
      {
        kind: 'brought' as const,
        key: `${id} overdue`,
        urgency: 'attention' as const,
        since: until,
        title: language => sayIn(language)('perimeter.overdue', { zone: sayIn(language)(`perimeter.short.${zone}`) }),
        under: language => read(about.title, language),
        act: language => sayIn(language)('perimeter.prolong'),
        open: { form: LIFT_FORM, about: id, incident },
      },
    ];
  });
};
