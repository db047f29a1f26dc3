import { read } from '../../shared/language/read.ts';
import type { Room } from '../../shared/room.ts';
import { sayIn } from '../language/say.ts';
import type { Line } from '../situation/chronology.ts';

/** What reports write into the log by themselves: frozen, by whom, for how many; or what they put right. */
export const sitrepLines = (room: Room): readonly Line[] =>
  Object.values(room.sitreps).map(({ id, incident, content, validated }) => {
    const { number, corrects } = content;
    return {
      id: `${id} frozen`,
      at: validated.at,
      source: '⋯',
      auto: true,
      by: validated.by,
      ...(incident ? { incident } : {}),
      say: l =>
        corrects
          ? sayIn(l)('sitreps.log.corrected', {
              ...{ n: number, corrects: corrects.number, reason: read(corrects.reason, l) },
            })
          : sayIn(l)('sitreps.log.frozen', {
              ...{ n: number, who: content.validated.name, recipients: content.recipients.length },
            }),
    };
  });
