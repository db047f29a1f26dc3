import { mandateFor } from '../../shared/access/rights.ts';
import { read } from '../language/language.ts';
import { sayIn } from '../language/say.ts';
import type { Askings, Brought } from '../situation/queue.ts';
import { beyondWords } from './lines.ts';
import { droneName } from './names.ts';

/** A mission to approve, one that is past its end, and a drone that has left its bounds. */
export const droneAskings: Askings = (room, me, now) => {
  const decides = mandateFor('mission.approve', me.mandates) !== undefined;
  if (!decides) return [];
  return Object.values(room.missions).flatMap((mission): Brought[] => {
    const { id, state, requested, beyond, until } = mission;
    const open = { sheet: 'drones', about: id };
    const under: Brought['under'] = language => read(mission.purpose, language);
    const own = { kind: 'brought' as const, open, under };
    if (state === 'requested' && Date.parse(until) > now)
      return [
        {
          ...{ ...own, key: `${id} requested`, urgency: 'attention', since: requested.at },
          title: language => sayIn(language)('drone.asks'),
          act: language => sayIn(language)('drone.see'),
        },
      ];
    if (state !== 'flying') return [];
    if (beyond)
      return [
        {
          ...{ ...own, key: `${id} beyond`, urgency: 'soon', since: beyond.at },
          title: language => beyondWords(room, mission, language),
          act: language => sayIn(language)('drone.see'),
          rings: language => beyondWords(room, mission, language),
        },
      ];
    if (Date.parse(until) <= now)
      return [
        {
          ...{ ...own, key: `${id} over`, urgency: 'attention', since: until },
          title: language => sayIn(language)('drone.over', { name: droneName(room, mission, language) }),
          act: language => sayIn(language)('drone.see'),
        },
      ];
    return [];
  });
};
