import type { Mission } from '../../shared/drones/schema.ts';
import type { Room } from '../../shared/room.ts';
import { read } from '../language/language.ts';
import { type Language, sayIn } from '../language/say.ts';
import type { Line } from '../situation/chronology.ts';
import { droneName } from './names.ts';

/** What a mission writes into the log: asked, decided, off, back; images withheld; out of its bounds. */
export const droneLines = (room: Room): readonly Line[] => Object.values(room.missions).flatMap(m => linesOf(room, m));

function linesOf(room: Room, mission: Mission): readonly Line[] {
  const { id, incident, requested, approved, declined, started, ended, withheld, beyond } = mission;
  const name = (language: Language) => droneName(room, mission, language);
  const line = (part: string, stamp: Pick<Line, 'at' | 'by'> | undefined, say: Line['say'], urgent = false): Line[] =>
    stamp
      ? [
          {
            ...{ id: `${id} ${part}`, source: '⋯', auto: true, at: stamp.at, say },
            ...(stamp.by ? { by: stamp.by } : {}),
            ...(incident ? { incident } : {}),
            ...(urgent ? { urgent } : {}),
          },
        ]
      : [];
  return [
    ...line('requested', requested, l =>
      sayIn(l)('drone.line.requested', { who: read(mission.requester, l), purpose: read(mission.purpose, l) }),
    ),
    ...line('approved', approved, l => sayIn(l)('drone.line.approved', { name: name(l) })),
    ...line('refused', declined, l =>
      sayIn(l)('drone.line.refused', { name: name(l), reason: read(declined?.reason ?? '', l) }),
    ),
    ...line('started', started, l => sayIn(l)('drone.line.started', { name: name(l) })),
    ...line('ended', ended, l => sayIn(l)('drone.line.ended', { name: name(l) })),
    ...line('withheld', withheld, l =>
      sayIn(l)('drone.line.withheld', { name: name(l), reason: read(withheld?.reason ?? '', l) }),
    ),
    ...line('beyond', beyond, l => beyondWords(room, mission, l), true),
  ];
}

/** How far a drone is out of what its mission allows. */
export const beyondWords = (room: Room, mission: Mission, language: Language): string =>
  (mission.beyond?.what ?? [])
    .map(({ what, metres }) =>
      sayIn(language)(what === 'zone' ? 'drone.outOfZone' : 'drone.tooHigh', {
        name: droneName(room, mission, language),
        metres,
      }),
    )
    .join(' · ');
