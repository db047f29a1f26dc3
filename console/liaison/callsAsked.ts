import '../language/screen.ts';
import { joiningMandate, membersOf } from '../../shared/calls/standing.ts';
import { convened } from '../../shared/organs/standing.ts';
import { sayIn } from '../language/say.ts';
import type { Asked, AskedGiven } from './asked.ts';

/** The coordination rooms in which the holder of the phone may sit, while their organs are convened. */
export function callsAsked({ room, mandates, language }: AskedGiven): readonly Asked[] {
  const say = sayIn(language);
  const at = new Date().toISOString();
  return convened(room)
    .filter(organ => joiningMandate(room, organ, mandates, at))
    .map(organ => {
      const { length } = membersOf(room.calls[organ.id]);
      return {
        path: `/rooms/${organ.id}`,
        severity: 'moderate',
        headline: say('call.roomOf', { organ: say(`phase.organ.${organ.kind}`) }),
        at: organ.convened.decidedAt,
        state: length === 0 ? say('call.empty') : say('call.people', { n: length }),
      };
    });
}
