import { listed } from '../../shared/language/typography.ts';
import { fills, officeOf } from '../../shared/meetings/seats.ts';
import { answersFor } from '../../shared/recipients/recipients.ts';
import type { Room } from '../../shared/room.ts';
import { CONVENERS } from '../../shared/rounds/rights.ts';
import type { Round } from '../../shared/rounds/schema.ts';
import { silentFrom, silentIn } from '../../shared/rounds/standing.ts';
import { read } from '../language/language.ts';
import { sayIn } from '../language/say.ts';
import { recipientName } from '../situation/names.ts';
import type { Asker, Askings, Brought } from '../situation/queue.ts';
import { meetingTitle } from './names.ts';

/** More names than this are a number. */
const NAMED = 2;
/** Minutes that nobody signed are asked for once they had the time to be read. */
const act = 'concertation';

/** Open rounds that are put to this person and that they have not answered. */
export const answersHere = (room: Room, me: Asker): readonly Round[] =>
  Object.values(room.rounds).filter(
    round =>
      !round.closed &&
      Object.values(round.receipts).some(
        r => r.answers.length === 0 && me.mandates.some(m => answersFor(m, { id: r.recipient, kind: r.kind })),
      ),
  );

/** What rounds and meetings ask of a person: an answer, a silence to chase, an action that is late, a signature. */
export const concertationAskings: Askings = (room, me, now) => [
  ...answersHere(room, me).map(
    (round): Brought => ({
      ...{ kind: 'brought', key: `${round.id} answer`, urgency: 'soon', since: round.asked.at },
      title: l => sayIn(l)('round.askedOfYou'),
      under: l => read(round.question, l),
      act: l => sayIn(l)('round.giveAnswer'),
      open: { sheet: act, about: round.id },
      rings: l => `${sayIn(l)('round.askedOfYou')} : ${read(round.question, l)}`,
    }),
  ),
  ...silences(room, me, now),
  ...Object.values(room.meetings).flatMap(meeting => [
    ...meeting.actions
      .filter(a => !a.done && a.due && Date.parse(a.due) < now && me.mandates.some(m => fills(m, a.owner)))
      .map(
        (a): Brought => ({
          ...{ kind: 'brought', key: `${a.action} late`, urgency: 'soon', since: a.due as string },
          title: l => sayIn(l)('meeting.actionLate'),
          under: l => `${read(a.text, l)} · ${meetingTitle(meeting, l)}`,
          act: l => sayIn(l)('meeting.seeActions'),
          open: { sheet: act, about: meeting.id },
        }),
      ),
    ...toSign(room, me, meeting),
  ]),
];

const convenes = (me: Asker): boolean => me.mandates.some(m => (CONVENERS as readonly string[]).includes(m.function));

/** The silence of a round is for whoever asked it, and for the operators of the centre. */
function silences(room: Room, me: Asker, now: number): readonly Brought[] {
  if (!convenes(me)) return [];
  const inCentre = me.mandates.some(m => m.function === 'regional-operator' || m.function === 'information-manager');
  return Object.values(room.rounds).flatMap((round): readonly Brought[] => {
    if (round.closed || !(inCentre || round.asked.by.person === me.person)) return [];
    const silent = silentIn(round, now);
    if (silent.length === 0) return [];
    return [
      {
        ...{ kind: 'brought', key: `${round.id} silent`, urgency: 'soon', since: silentFrom(round) },
        title: l =>
          silent.length <= NAMED
            ? sayIn(l)('round.silentNamed', {
                who: listed(
                  silent.map(r => recipientName(r, l)),
                  l,
                ),
              })
            : sayIn(l)('round.silentMany', { n: silent.length }),
        under: l => read(round.question, l),
        act: l => sayIn(l)('round.seeBoard'),
        open: { sheet: act, about: round.id },
      },
    ];
  });
}

function toSign(room: Room, me: Asker, meeting: Room['meetings'][string]): readonly Brought[] {
  const as = meeting.closed && officeOf(room, meeting, me.person);
  if (!meeting.closed || !as || meeting.signatures.some(s => s.as === as)) return [];
  return [
    {
      ...{ kind: 'brought', key: `${meeting.id} sign`, urgency: 'attention', since: meeting.closed.at },
      title: l => sayIn(l)('meeting.toSign'),
      under: l => meetingTitle(meeting, l),
      act: l => sayIn(l)('meeting.readAndSign'),
      open: { sheet: act, about: meeting.id },
    },
  ];
}
